internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Snapshots

/// The records behind a figure, one by one, each with its events.
struct RecordsPage {
  private let indicator: String
  private let part: FigureRecords.Part
  private let start: Int
  private let figure: Figure
  private let maker: FigureMaker
  private let visit: PageContext
  private let isPinned: Bool
  private let query: [(name: String, value: String)]

  private static let perPage = 100

  init(_ indicator: String, _ items: [(name: String, value: String)], _ visit: PageContext) throws {
    let query = try Query(items, ["area", "to", "known-at", "definition", "disclose", "part", "start"])
    self.indicator = indicator
    self.visit = visit
    guard
      visit.projection.facts.definitions.contains(where: { $0.content.definition.indicator == indicator })
    else { throw NoSuchPage.indicator(indicator) }
    guard let area = query["area"], let to = try query.month("to") else {
      throw Refusal(
        field: query["area"] == nil ? "area" : "to", rule: "the parameter is missing",
        remedy: "Write area=E10000018 and to=2019-06")
    }
    let (length, isPinned) = try visit.length(of: query["known-at"])
    self.isPinned = isPinned
    maker = try visit.maker(length: length)
    figure = try maker.figure(
      FigureQuestion(
        indicator: indicator, area: area, to: to, definition: try query.number("definition", in: 1...Int.max),
        disclose: try visit.disclose(query)))
    part =
      try query.word("part", of: FigureRecords.Part.allCases.map(\.rawValue)).flatMap(FigureRecords.Part.init)
      ?? .numerator
    start = try query.number("start", in: 0...Int.max) ?? 0
    self.query = items.filter { !["part", "start", "known-at"].contains($0.name) && !$0.value.isEmpty }
  }

  private func address(_ part: FigureRecords.Part, start: Int, pinned: Bool = true) -> Address {
    var items = query + [(name: "known-at", value: "#\(figure.knownLength)")]
    if part != .numerator { items.append((name: "part", value: part.rawValue)) }
    if start > 0 { items.append((name: "start", value: String(start))) }
    return Address("records", indicator, query: items)
  }

  var page: Page {
    get throws {
      var carried = [(name: "area", value: figure.question.area)]
      carried.append((name: "known-at", value: "#\(figure.knownLength)"))
      if figure.question.disclose { carried.append((name: "disclose", value: "1")) }
      let frame = PageFrame(
        title: "The records behind \(figure.title)",
        crumbs: [
          PageFrame.Crumb(text: "Overview", address: Address(query: carried)),
          PageFrame.Crumb(text: figure.title, address: Address("indicators", indicator, query: carried)),
        ], carried: carried, permanent: address(part, start: start), general: Notices.general(maker.point))
      return Page(
        html: frame.document(
          """
          <p class="lead">\(figure.areaName), \(PeriodFormat.long(figure.part.period)): <b>\(figure.display)</b>.</p>
          \(try content)
          """), isPinned: isPinned)
    }
  }

  private var content: HTML {
    get throws {
      guard figure.header?.measure != .published else {
        let events = RecordPage.address(
          indicator, knownAt: "#\(figure.knownLength)", disclose: figure.question.disclose)
        return """
          <p>This figure is received as a published number; no records are counted. \
          \(HTML.link("The events that brought it", to: events))</p>
          """
      }
      guard !figure.isWithheld else {
        return "<p>The figure is kept back because its numbers are small, and so are its records.</p>"
      }
      let records = FigureRecords(of: figure, part: part, maker)
      let end = min(records.count, start + RecordsPage.perPage)
      let shown = try records.records(min(start, end)..<end, in: visit.ledger)
      return """
        \(parts)
        <p>\(NumberFormat.counted(records.count, "record", "records")) counted\(range(records.count, end)).</p>
        \(DataTable(
          id: "records", caption: "Records in the order in which they were opened",
          columns: columns, rows: shown.map(row), isStacked: true
        ).html)
        \(figure.question.disclose ? "" : "<p class=\"hint\">Where and when each was counted is for readers with the scope disclose.</p>")
        \(steps(records.count, end))
        """
    }
  }

  private var columns: [DataTable.Column] {
    let place: [DataTable.Column] = figure.question.disclose ? [.text("Counted at"), .text("Area")] : []
    return [.text("Record")] + place + [.number("Adds"), .text("Its events")]
  }

  /// Where and when a record was counted would tell the small numbers of every district and month.
  private func row(_ record: FigureRecord) -> [HTML] {
    let address = RecordPage.address(
      record.subject, knownAt: "#\(figure.knownLength)", disclose: figure.question.disclose)
    let place =
      figure.question.disclose
      ? [HTML(record.date.description), HTML("\(maker.point.hierarchy.name(of: record.area)) (\(record.area))")] : []
    return [HTML.link(record.subject, to: address)] + place + [
      HTML(String(record.amount)), RecordPage.links(record.sequences, at: address),
    ]
  }

  private func range(_ count: Int, _ end: Int) -> String {
    count > RecordsPage.perPage ? "; shown are \(NumberFormat.grouped(start + 1)) to \(NumberFormat.grouped(end))" : ""
  }

  /// The two parts of a percentage or a ratio.
  private var parts: HTML {
    guard let measure = figure.header?.measure, measure == .percentage || measure == .ratio else { return "" }
    return HTML.list(
      FigureRecords.Part.allCases.map { other in
        let name = other == .numerator ? "What is counted" : "Out of what"
        return other == part ? "<b>\(name)</b>" : HTML.link(name, to: address(other, start: 0))
      }, style: "actions")
  }

  private func steps(_ count: Int, _ end: Int) -> HTML {
    var links: [HTML] = []
    if start > 0 { links.append(HTML.link("Before", to: address(part, start: max(0, start - RecordsPage.perPage)))) }
    if end < count { links.append(HTML.link("Further", to: address(part, start: end))) }
    return HTML.list(links, style: "actions")
  }
}
