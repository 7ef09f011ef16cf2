internal import Events
internal import Explanations
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots

/// Then and now: the figure of the page's period as it was known at the ends of months, and the triangle of what was known
/// when.
struct RevisionsPage {
  private let indicator: String
  private let view: ViewState

  /// Months of the triangle, and the months after the last of them that are looked from.
  private static let periodCount = 12
  private static let pastCount = 12

  init(_ indicator: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    self.indicator = indicator
    view = try ViewState(query, context)
  }

  private func triangle(
    _ window: Window?, area: String, from: Month, to: Month, until: Month
  ) throws -> RevisionTriangle {
    let context = view.context
    let question = FigureQuestion(
      indicator: indicator, area: area, to: to, definition: view.definitions[indicator],
      window: window, disclose: view.disclose)
    return try RevisionTriangle(
      question, from: from, until: until, ledger: context.ledger, length: view.point.length,
      maker: { try context.ledgerView.figures(length: $0) }, progress: context.goOn)
  }

  var page: Page {
    get throws {
      let adopted = view.point.adoptions(of: indicator)
      guard let newest = adopted.last?.definition else { throw PageFailure.unknownIndicator(indicator) }
      try view.context.access.checkIsExact(
        indicator, at: view.point, definition: view.definitions[indicator], .parameter(.indicator), .revisions)
      // The report's own figure: of the latest period whose returns are complete, for the area that it names.
      let shown = try view.report().entries.map(\.figure.question).first { $0.indicator == indicator }
      let (last, area) = (shown?.to ?? view.quarter.last, shown?.area ?? view.area)
      let own = try triangle(nil, area: area, from: last, to: last, until: last.adding(RevisionsPage.pastCount))
      let months = try triangle(
        RevisionWindow.month.window(indicator, at: view.point), area: area,
        from: last.adding(1 - RevisionsPage.periodCount), to: last, until: last.adding(RevisionWindow.monthsAfter))
      let address = Address("then-and-now", indicator)
      let frame = view.frame(
        "Then and now: \(newest.title)", address,
        crumbs: [
          PageFrame.Crumb(text: "Overview", address: Address(query: view.carried)),
          PageFrame.Crumb(
            text: newest.title, address: Address("indicators", indicator, query: view.carried)),
        ])
      return Page(
        html: frame.document(
          """
          <p class="lead">\(view.point.hierarchy.label(of: area)): what was known when. Records come late, are \
          corrected and cancelled; each column or row below is the figure as it was at the end of a month; a cell is empty \
          while a return was still to come. Any other point can be chosen as “known at”.</p>
          \(ViewForm(view: view, address: address, indicators: [indicator]).html)
          \(past(own))
          \(table(months))
          \(moves(months))
          \(MarkLegend.html([], values: own.figures, bare: months.figures, small: view.context.smallNumbersLink))
          <p>\(HTML.link("The triangle as CSV", to: download(last, area, "csv"))), \
          \(HTML.link("as JSON", to: download(last, area, "json")))</p>
          """), isPinned: view.isPinned)
    }
  }

  private func download(_ last: Month, _ area: String, _ form: String) -> Address {
    let first = last.adding(1 - RevisionsPage.periodCount)
    return Address("revisions", indicator, query: view.question(indicator, area: area, from: first, to: last))
      .setting(.format, form)
  }

  /// The figure as it was at each past point, with a link that explains the way to the next.
  private func past(_ triangle: RevisionTriangle) -> HTML {
    guard let row = triangle.rows.first, let any = row.figures.compactMap({ $0 }).last else { return "" }
    let definition = view.definitions[indicator]
    // Before the first event there is nothing to show.
    let known = zip(triangle.points, row.figures).filter { $0.0.length > 0 }
      .compactMap { point, figure in figure.map { (point, $0) } }
    let rows = known.enumerated().map { index, item -> [HTML] in
      let (point, figure) = item
      let cells = FigureCells(figure: figure)
      var why: HTML = ""
      if index > 0 {
        let before = known[index - 1].0
        let address = WhyAddress(
          view: view.address, indicator: indicator, area: figure.question.area,
          from: SideReference(row.to, knownAt: KnownAt(length: before.length), definition: definition),
          to: SideReference(row.to, knownAt: KnownAt(length: point.length), definition: definition))
        why = HTML.link("Why since \(PeriodFormat.short(before.month))?", to: address.page)
      }
      return [HTML("End of \(PeriodFormat.month(point.month))"), page(at: point), cells.value, cells.range, why]
    }
    return """
      <section aria-labelledby="past">
      <h2 id="past">\(PeriodFormat.long(any.part.period)), as it was known</h2>
      \(DataTable(
        id: "past-table", caption: "The same figure at the ends of months",
        columns: [.text("Known at"), .text("After event"), .number("Value"), .number("95% range"), .text("What changed it")],
        rows: rows, isStacked: true
      ).html)
      </section>
      """
  }

  /// The indicator's page as it was after so many events.
  private func page(at point: RevisionTriangle.Point) -> HTML {
    let query = view.address.at(length: point.length).items
    return HTML.link("#\(point.length)", to: Address("indicators", indicator, query: query))
  }

  private func table(_ triangle: RevisionTriangle) -> HTML {
    let rows = triangle.rows.map { row -> [HTML] in
      [HTML(PeriodFormat.month(row.to))] + row.figures.map { HTML($0.map { FigureSummary($0).display } ?? "") }
    }
    return """
      <section aria-labelledby="triangle">
      <h2 id="triangle">The revision triangle</h2>
      <p>Periods go down, the ends of the months at which they were known go across.</p>
      \(DataTable(
        id: "triangle-table", caption: "What was known of each period, by the end of the month",
        columns: [.text("Period")] + triangle.points.map { .number(PeriodFormat.short($0.month)) }, rows: rows
      ).html)
      </section>
      """
  }

  private func moves(_ triangle: RevisionTriangle) -> HTML {
    guard let any = triangle.figures.last, !triangle.moves.isEmpty else { return "" }
    return """
      <section aria-labelledby="moves">
      <h2 id="moves">How far a period moves once it is known</h2>
      \(DataTable(
        id: "moves-table", caption: "Changes since a period was first known",
        columns: [
          .text("After"), .number("Periods"), .number("Moved"), .number("Median size"), .number("Mean change"),
        ], rows: triangle.moves.map { RevisionTriangle.cells($0, any).map { HTML($0) } }
      ).html)
      </section>
      """
  }
}
