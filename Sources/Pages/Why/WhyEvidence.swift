internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Questions
internal import Rationals
internal import Snapshots

/// The records behind each reason: those that count now, those that do no longer, and those that move what it is out of
/// alone; each with what it is, how it stood before and after, and the clause that decided.
struct WhyEvidence {
  let context: PageContext
  let address: WhyAddress
  let explanation: Explanation

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
      : """
      <p class="withheld">Dates, areas, what each record is, its own page and which clause decided are for readers with the \
      scope disclose.\(context.smallNumbersLink)</p>
      """
    return """
      <section aria-labelledby="why-records">
      <h2 id="why-records">The records behind them</h2>
      <p>Now counted is what the second figure counts and the first does not; no longer counted, the other way round.</p>
      \(hint)
      \(reasons.enumerated().map { reason($1, number: $0 + 1) })
      \(link)
      </section>
      """
  }

  private func reason(_ reason: Explanation.Reason, number: Int) -> HTML {
    let tables = RecordMove.allCases.enumerated().compactMap { index, move -> HTML? in
      let records = reason.evidence.filter { $0.move == move }
      guard !records.isEmpty else { return nil }
      return table(reason, move, records, id: "records-\(number)-\(index + 1)")
    }
    let shares = reason.evidence.contains { $0.share != nil } ? exactly(reason, number) : ""
    return "\(tables)\n\(shares)"
  }

  private func table(
    _ reason: Explanation.Reason, _ move: RecordMove, _ records: [Explanation.Evidence], id: String
  ) -> HTML {
    let all = reason.moveCounts[move] ?? records.count
    let count = NumberFormat.counted(all, "record", "records")
    let shown = records.count < all ? ", \(records.count) of them shown" : ""
    let caption = "\(reason.title), \(move.words): \(count)\(shown)"
    guard records.contains(where: { $0.story != nil }) else {
      return DataTable(
        id: id, caption: caption, columns: [.text("Record"), .text("Its events")],
        rows: records.map { [link($0), events($0)] }
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

  /// Whether the reader may open the page of a record.
  private func isOpen(_ record: Explanation.Evidence) -> Bool { context.access.tellsRecords(of: [record.kind]) }

  private func link(_ record: Explanation.Evidence) -> HTML {
    isOpen(record) ? HTML.link(record.subject, to: page(record)) : HTML(record.subject)
  }

  private func events(_ record: Explanation.Evidence) -> HTML {
    isOpen(record)
      ? RecordPage.links(record.sequences, at: page(record))
      : HTML(record.sequences.map { "#\($0)" }.joined(separator: " "))
  }

  /// The other records that decided, such as the earlier case that makes one a repeat.
  private func partners(_ story: RecordStory) -> [HTML] {
    story.subjects.sorted { $0.key < $1.key }.filter { context.access.tellsRecords(of: [$0.key.kind]) }.map { partner in
      HTML.link(
        "See \(partner.value)", to: RecordPage.address(partner.value, address.view.items(asOf: laterLength)))
    }
  }

  private func row(_ record: Explanation.Evidence) -> [HTML] {
    guard let story = record.story else { return [link(record), "", "", "", "", "", ""] }
    let why = (story.why.map { HTML($0) } + partners(story)).joined(by: "<br/>")
    return [
      link(record), HTML(PeriodFormat.date(story.date)), HTML(story.place),
      HTML(RecordWords.what(record.kind, story.fields)), HTML(story.before.word), HTML(story.after.word), why,
    ]
  }

  /// What each record has of the effect, as a fraction.
  private func exactly(_ reason: Explanation.Reason, _ number: Int) -> HTML {
    let rows = reason.evidence.map { record -> [HTML] in
      [
        HTML(record.subject), events(record),
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
