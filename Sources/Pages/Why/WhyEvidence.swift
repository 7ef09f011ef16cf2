internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Questions
internal import Rationals

/// The records behind each reason: those that count now, those that do no longer, and those that move what it is out of
/// alone; each with what it is, how it stood before and after, and the clause that decided.
struct WhyEvidence {
  let context: PageContext
  let address: WhyAddress
  let explanation: Explanation

  private enum Move: CaseIterable {
    case counted, uncounted, base

    var title: String {
      switch self {
      case .counted: "now counted"
      case .uncounted: "no longer counted"
      case .base: "only among all that it is out of"
      }
    }

    func holds(_ record: Explanation.Evidence) -> Bool {
      switch self {
      case .counted: record.numerator > .zero
      case .uncounted: record.numerator < .zero
      case .base: record.numerator.isZero
      }
    }

    func count(_ reason: Explanation.Reason) -> Int? {
      guard let all = reason.recordCount, let counted = reason.countedCount, let uncounted = reason.uncountedCount
      else {
        return nil
      }
      return switch self {
      case .counted: counted
      case .uncounted: uncounted
      case .base: all - counted - uncounted
      }
    }
  }

  var html: HTML {
    let reasons = explanation.reasons.filter { !$0.evidence.isEmpty }
    guard !reasons.isEmpty else { return "" }
    let more = explanation.reasons.contains { $0.evidence.count < $0.recordCount ?? 0 }
    var all = address
    all.evidence = WhyPage.maximumRecordCount
    let link: HTML =
      more && address.evidence < all.evidence ? "<p>\(HTML.link("Name more records", to: all.page))</p>" : ""
    let isTold = reasons.contains { $0.evidence.contains { $0.story != nil } }
    let hint: HTML =
      isTold
      ? ""
      : "<p>Dates, areas, what each record is and which clause decided are small numbers.\(context.smallNumbersLink)</p>"
    return """
      <section aria-labelledby="why-records">
      <h2 id="why-records">The records behind them</h2>
      <p>Each reason is told by itself: what counts once it is applied may be taken out again by another.</p>
      \(hint)
      \(reasons.enumerated().map { reason($1, number: $0 + 1) })
      \(link)
      </section>
      """
  }

  private func reason(_ reason: Explanation.Reason, number: Int) -> HTML {
    let tables = Move.allCases.enumerated().compactMap { index, move -> HTML? in
      let records = reason.evidence.filter(move.holds)
      guard !records.isEmpty else { return nil }
      return table(reason, move, records, id: "records-\(number)-\(index + 1)")
    }
    let shares = reason.evidence.contains { $0.share != nil } ? exactly(reason, number) : ""
    return "\(tables)\n\(shares)"
  }

  private func table(
    _ reason: Explanation.Reason, _ move: Move, _ records: [Explanation.Evidence], id: String
  ) -> HTML {
    let all = move.count(reason) ?? records.count
    let count = NumberFormat.counted(all, "record", "records")
    let shown = records.count < all ? ", \(records.count) of them shown" : ""
    let caption = "\(reason.title), \(move.title): \(count)\(shown)"
    guard records.contains(where: { $0.story != nil }) else {
      return DataTable(
        id: id, caption: caption, columns: [.text("Record"), .text("Its events")],
        rows: records.map { [link($0), RecordPage.links($0.sequences, at: page($0))] }
      ).html
    }
    return DataTable(
      id: id, caption: caption,
      columns: [
        .text("Record"), .text("Date"), .text("Area"), .text("What it is"),
        .text(reason.factor == .definition ? "By the version before" : "Before"),
        .text(reason.factor == .definition ? "By the version after" : "After"),
        .text("Why"),
      ], rows: records.map(row), isStacked: true, style: "evidence"
    ).html
  }

  private func page(_ record: Explanation.Evidence) -> Address {
    RecordPage.address(record.subject, address.view.items(asOf: laterLength))
  }

  private func link(_ record: Explanation.Evidence) -> HTML { HTML.link(record.subject, to: page(record)) }

  private func row(_ record: Explanation.Evidence) -> [HTML] {
    guard let story = record.story else { return [link(record), "", "", "", "", "", ""] }
    let why = story.why.map { HTML($0) }.joined(by: "<br/>")
    return [
      link(record), HTML(PeriodFormat.date(story.date)), HTML(story.place),
      HTML(RecordWords.what(record.kind, story.fields)), HTML(story.before.word), HTML(story.after.word), why,
    ]
  }

  /// What each record has of the effect, as a fraction.
  private func exactly(_ reason: Explanation.Reason, _ number: Int) -> HTML {
    let rows = reason.evidence.map { record -> [HTML] in
      [
        HTML(record.subject), RecordPage.links(record.sequences, at: page(record)),
        HTML(record.share.map { NumberFormat.quoted($0) } ?? "–"),
      ]
    }
    return """
      <details>
      <summary>Exactly: \(reason.title)</summary>
      \(DataTable(
        id: "shares-\(number)", caption: "\(reason.title): the share of each record in the effect, and its events",
        columns: [.text("Record"), .text("Its events"), .number("Its share, exactly")], rows: rows
      ).html)
      </details>
      """
  }

  /// The events known at the later of the two points: evidence goes up to there.
  private var laterLength: Int { max(explanation.from.knownLength, explanation.to.knownLength) }
}
