internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// The records behind a figure, one by one, each with its events.
struct RecordsPage {
  private let indicator: String
  private let part: FigureRecords.Part
  private let start: Int
  private let figure: Figure
  private let maker: FigureMaker
  private let context: PageContext
  private let point: EvidencePoint

  private static let recordsPerPage = 100

  init(_ indicator: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    let parameters = try QuestionParameters(
      query, EvidencePoint.parameters + [.figureArea, .to, .part, .start], repeatable: ViewAddress.repeatable,
      on: .page)
    self.indicator = indicator
    self.context = context
    guard !context.versions(of: indicator).isEmpty else { throw PageFailure.unknownIndicator(indicator) }
    let area = parameters[.figureArea] ?? parameters[.area]
    guard let area, let to = try parameters.month(.to) else {
      throw Refusal(.parameter(area == nil ? .area : .to), PageMistake.figureNotNamed)
    }
    point = try EvidencePoint(parameters, context, indicator: indicator)
    try context.access.checkIsExact(
      indicator, at: point.known.snapshot, definition: point.view.definitions[indicator], .parameter(.indicator),
      .records)
    maker = try point.known.figures()
    figure = try maker.figure(
      FigureQuestion(
        indicator: indicator, area: area, to: to, definition: point.view.definitions[indicator],
        disclose: point.view.disclose))
    part = try parameters.word(.part) ?? .numerator
    start = try parameters.number(.start, in: 0...Int.max) ?? 0
  }

  /// The records of a figure, from its page.
  static func address(_ figure: FigureQuestion, _ view: ViewAddress) -> Address {
    Address(
      "records", figure.indicator,
      query: view.items(figureArea: figure.area) + [(Parameter.to.name, figure.to.description)])
  }

  /// The page of another part, or of other records, of the same figure.
  /// - Parameter place: the parameters of the view and of the point of knowledge.
  private func address(_ place: [QuestionParameters.Item], _ part: FigureRecords.Part, start: Int) -> Address {
    var items = place
    if figure.question.area != point.view.area { items.append((Parameter.figureArea.name, figure.question.area)) }
    items.append((Parameter.to.name, figure.question.to.description))
    if part != .numerator { items.append((Parameter.part.name, part.rawValue)) }
    if start > 0 { items.append((Parameter.start.name, String(start))) }
    return Address("records", indicator, query: items)
  }

  private func address(_ part: FigureRecords.Part, start: Int) -> Address { address(point.items, part, start: start) }

  var page: Page {
    get throws {
      let carried = point.view.items
      let frame = PageFrame(
        title: "The records behind \(figure.title)", account: context.account,
        crumbs: [
          PageFrame.Crumb(text: "Overview", address: Address(query: carried)),
          PageFrame.Crumb(text: figure.title, address: Address("indicators", indicator, query: carried)),
        ], carried: carried, permanent: address(point.pinned, part, start: start),
        general: maker.point.generalNotes.map(\.text))
      return Page(
        html: frame.document(
          """
          <p class="lead">\(figure.areaLabel), \(PeriodFormat.long(figure.part.period)): <b>\(FigureSummary(figure).display)</b>.</p>
          \(try content)
          """), isPinned: point.isPinned)
    }
  }

  private var content: HTML {
    get throws {
      guard figure.header?.measure != .published else {
        let events = RecordPage.address(indicator, point.items)
        return """
          <p>This figure is received as a published number; no records are counted. \
          \(HTML.link("The events that brought it", to: events))</p>
          """
      }
      guard !figure.isWithheld else {
        return """
          <p>The figure is kept back because its numbers are small, and so are its records.\(context.smallNumbersLink)</p>
          """
      }
      let records = FigureRecords(of: figure, part: part, maker)
      let end = min(records.count, start + RecordsPage.recordsPerPage)
      let shown = try records.records(min(start, end)..<end, in: context.ledger)
      return """
        \(parts)
        <p>\(NumberFormat.counted(records.count, "record", "records")) counted\(range(records.count, end)).</p>
        \(DataTable(
          id: "records", caption: "Records in the order in which they were opened",
          columns: columns, rows: shown.map(row), isStacked: true
        ).html)
        \(figure.question.disclose ? "" : "<p class=\"hint\">Where and when each was counted is for readers with the scope disclose.\(context.smallNumbersLink)</p>")
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
    let address = RecordPage.address(record.subject, point.items)
    let isLinked = context.access.tellsRecords(of: [record.kind])
    let place =
      figure.question.disclose
      ? [HTML(record.date.description), HTML("\(maker.point.hierarchy.name(of: record.area)) (\(record.area))")] : []
    let events = record.sequences.map { "#\($0)" }.joined(separator: " ")
    return [isLinked ? HTML.link(record.subject, to: address) : HTML(record.subject)] + place + [
      HTML(String(record.amount)), isLinked ? RecordPage.links(record.sequences, at: address) : HTML(events),
    ]
  }

  private func range(_ count: Int, _ end: Int) -> String {
    count > RecordsPage.recordsPerPage
      ? "; shown are \(NumberFormat.grouped(start + 1)) to \(NumberFormat.grouped(end))" : ""
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
    if start > 0 {
      links.append(HTML.link("Before", to: address(part, start: max(0, start - RecordsPage.recordsPerPage))))
    }
    if end < count { links.append(HTML.link("Further", to: address(part, start: end))) }
    return HTML.list(links, style: "actions")
  }
}
