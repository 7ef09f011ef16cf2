internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Projections
internal import Rationals
internal import Snapshots

/// Why a figure changed: the waterfall, a sentence for each reason, the reasons split, and the records behind them.
struct WhyPage {
  private let indicator: String
  private let area: String
  private let from: SideReference
  private let to: SideReference
  private let drill: Breakdown?
  private let evidence: Int
  private let disclose: Bool
  private let explanation: Explanation
  private let summary: ExplanationSummary
  private let isPinned: Bool
  private let pinned: Address
  private let general: [String]

  /// Records that are named for each reason.
  private static let usualRecordCount = 20
  private static let maximumRecordCount = 500

  init(_ indicator: String, _ query: [(name: String, value: String)], _ visit: PageContext) throws {
    let query = try Query(query, ["area", "from", "to", "by", "evidence", "disclose"])
    func needed(_ name: String, _ example: String) throws(Refusal) -> String {
      guard let value = query[name] else {
        throw Refusal(field: name, rule: "the parameter is missing", remedy: "Write \(name)=\(example)")
      }
      return value
    }
    self.indicator = indicator
    area = try needed("area", "E10000018")
    from = try SideReference(try needed("from", "2018-06"), "from")
    to = try SideReference(try needed("to", "2019-06"), "to")
    drill = try query.word("by", of: Breakdown.allCases.map(\.rawValue)).flatMap(Breakdown.init)
    evidence = try query.number("evidence", in: 0...WhyPage.maximumRecordCount) ?? WhyPage.usualRecordCount
    disclose = try visit.disclose(query)
    let (start, end) = (
      try from.side(visit.projection, points: visit.points, ledger: visit.ledger),
      try to.side(visit.projection, points: visit.points, ledger: visit.ledger)
    )
    guard
      visit.projection.facts.definitions.contains(where: { $0.content.definition.indicator == indicator })
    else { throw NoSuchPage() }
    isPinned = start.isPinned && end.isPinned
    general = Notices.general(end.side.point)
    explanation = try Explainer(
      indicator, area: area, from: start.side, to: end.side, ledger: visit.ledger, disclose: disclose
    ).explain(evidence: .first(evidence), by: drill)
    summary = ExplanationSummary(explanation)
    func fixed(_ point: SideReference, _ side: ExplanationSide, _ isPinned: Bool) -> String {
      var point = point
      if !isPinned { point.knownAt = "#\(side.point.length)" }
      return point.text
    }
    var address = Address("why", indicator)
    address.query = [
      (name: "area", value: area), (name: "from", value: fixed(from, start.side, start.isPinned)),
      (name: "to", value: fixed(to, end.side, end.isPinned)),
    ]
    if let drill { address.query.append((name: "by", value: drill.rawValue)) }
    if evidence != WhyPage.usualRecordCount { address.query.append((name: "evidence", value: String(evidence))) }
    if disclose { address.query.append((name: "disclose", value: "1")) }
    pinned = address
  }

  /// The page's own address with other choices.
  private func address(by drill: Breakdown?, evidence: Int) -> Address {
    var address = Address("why", indicator)
    address.query = [
      (name: "area", value: area), (name: "from", value: from.text), (name: "to", value: to.text),
    ]
    if let drill { address.query.append((name: "by", value: drill.rawValue)) }
    if evidence != WhyPage.usualRecordCount { address.query.append((name: "evidence", value: String(evidence))) }
    if disclose { address.query.append((name: "disclose", value: "1")) }
    return address
  }

  var page: Page {
    let (before, after) = (explanation.from, explanation.to)
    var carried = [(name: "area", value: area)]
    if let knownAt = to.knownAt { carried.append((name: "known-at", value: knownAt)) }
    if disclose { carried.append((name: "disclose", value: "1")) }
    let crumbs = [
      PageFrame.Crumb(text: "Overview", address: Address(query: carried)),
      PageFrame.Crumb(text: after.title, address: Address("indicators", indicator, query: carried)),
    ]
    let frame = PageFrame(
      title: "Why did it change? \(after.title)", crumbs: crumbs, carried: carried, permanent: pinned,
      general: general)
    let isExplained = explanation.difference != nil
    return Page(
      html: frame.document(
        """
        <p class="lead">\(after.areaName). \(summary.lead)</p>
        \(sides.html)
        \(isExplained ? reasons : "")
        \(isExplained ? split : "")
        \(isExplained ? records : "")
        <h2>What to keep in mind</h2>
        \(HTML.list(summary.notes))
        \(MarkLegend.html([before, after]))
        <p>\(HTML.link("This explanation as JSON", to: json))</p>
        """), isPinned: isPinned)
  }

  private var json: Address {
    var address = address(by: drill, evidence: evidence)
    address.path[0] = "explanations"
    return address
  }

  private var sides: DataTable {
    func row(_ name: String, _ figure: Figure) -> [HTML] {
      let known = figure.knownTime.map { "\(PeriodFormat.date(London.date(at: $0))) (event #\(figure.knownLength))" }
      let versions = figure.versions.map(String.init).joined(separator: ", ")
      return [
        HTML(name), HTML(PeriodFormat.long(figure.part.period)), HTML(known ?? "before any event"), HTML(versions),
        FigureCells(figure: figure).value,
      ]
    }
    return DataTable(
      id: "sides", caption: "The two figures",
      columns: [
        .text("Side"), .text("Period"), .text("As known"), .text("Versions of the definition"), .number("Value"),
      ],
      rows: [row("From", explanation.from), row("To", explanation.to)], isStacked: true)
  }

  // MARK: Reasons

  private var reasons: HTML {
    guard !summary.steps.isEmpty else { return "<p>Nothing moved between the two.</p>" }
    // The table of the paper, with the effects as they are.
    let table = summary.table
    let exact = [""] + explanation.reasons.map(\.effect.description) + [""]
    var columns = table.columns.map { DataTable.Column(title: $0.title, isNumber: $0.alignment == .right) }
    columns.insert(.number("Exactly"), at: 2)
    let rows = zip(table.rows, exact).map { row, exact in
      var cells = row.map { HTML($0.text) }
      cells.insert(HTML(exact), at: 2)
      return cells
    }
    let drawing = summary.waterfall(id: "waterfall").map { svg in
      "<figure>\n<figcaption>From one figure to the other</figcaption>\n\(HTML(markup: svg))\n</figure>" as HTML
    }
    return """
      <section aria-labelledby="why-reasons">
      <h2 id="why-reasons">The reasons, largest first</h2>
      \(HTML.list(summary.sentences.map { "\($0)" as HTML }, style: "sentences"))
      \(drawing ?? "")
      \(DataTable(id: "reasons", caption: table.caption, columns: columns, rows: rows, isStacked: true).html)
      <p class="hint">Revision codes of the Office for National Statistics: R1 better source data, R2 routine \
      recalculation, R3 methods and definitions, C correction.</p>
      </section>
      """
  }

  private var split: HTML {
    let choices = Breakdown.allCases.map { choice -> HTML in
      choice == drill
        ? "<b>by \(choice.rawValue)</b>"
        : HTML.link("by \(choice.rawValue)", to: address(by: choice, evidence: evidence))
    }
    return """
      <section aria-labelledby="why-split">
      <h2 id="why-split">Each reason split</h2>
      \(HTML.list(choices, style: "actions"))
      \(drill.map { drill in "\(summary.steps.indices.map { parts($0, drill) })" as HTML } ?? "")
      </section>
      """
  }

  private func parts(_ number: Int, _ drill: Breakdown) -> HTML {
    let (step, reason) = (summary.steps[number], explanation.reasons[number])
    guard !step.breakdown.isEmpty else { return "" }
    let exact = reason.breakdown.map { $0.isSuppressed ? "" : $0.effect.description }
    return DataTable(
      id: "split-\(number + 1)", caption: "\(step.title): \(step.effect), by \(drill.rawValue)",
      columns: [
        .text(drill.rawValue.prefix(1).uppercased() + drill.rawValue.dropFirst()), .number("Effect"),
        .number("Records"), .number("Exactly"),
      ],
      rows: zip(step.breakdown, exact).map { part, exact in
        [HTML(part.key), HTML(part.effect), HTML(part.records), HTML(exact)]
      }, isStacked: true
    ).html
  }

  // MARK: Records

  private var records: HTML {
    let reasons = explanation.reasons.filter { !$0.evidence.isEmpty }
    guard !reasons.isEmpty else { return "" }
    let more = explanation.reasons.contains { $0.evidence.count < $0.recordCount }
    let link: HTML =
      more && evidence < WhyPage.maximumRecordCount
      ? "<p>\(HTML.link("Name more records", to: address(by: drill, evidence: WhyPage.maximumRecordCount)))</p>" : ""
    return """
      <section aria-labelledby="why-records">
      <h2 id="why-records">The records behind them</h2>
      \(reasons.enumerated().map { evidence($1, number: $0 + 1) })
      \(link)
      </section>
      """
  }

  /// The events known at the later of the two points: evidence goes up to there.
  private var laterLength: Int { max(explanation.from.knownLength, explanation.to.knownLength) }

  private func evidence(_ reason: Explanation.Reason, number: Int) -> HTML {
    let count = NumberFormat.counted(reason.recordCount, "record", "records")
    let shown = reason.evidence.count < reason.recordCount ? ", the first \(reason.evidence.count)" : ""
    return DataTable(
      id: "records-\(number)", caption: "\(reason.title): \(count)\(shown)",
      columns: [.text("Record"), .text("Its events"), .number("Its share, exactly")],
      rows: reason.evidence.map { record in
        let address = RecordPage.address(record.subject, knownAt: "#\(laterLength)", disclose: disclose)
        return [
          HTML.link(record.subject, to: address), RecordPage.links(record.sequences, at: address),
          HTML(record.share?.description ?? "–"),
        ]
      }
    ).html
  }
}
