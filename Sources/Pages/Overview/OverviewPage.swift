internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots

/// The first page: the indicators by outcome for a quarter and an area, as the report of the quarter has them.
struct OverviewPage {
  let view: ViewState

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    view = try ViewState(query, context)
  }

  var page: Page {
    get throws {
      guard !view.point.projection.facts.definitions.known(at: view.point.length).isEmpty else {
        return nothingYet
      }
      let report = try view.report()
      let quarter = view.quarter
      let frame = view.frame("\(view.areaName) (\(view.area)), \(quarter.label)", Address())
      let indicators = report.entries.map(\.figure.question.indicator)
      return Page(
        html: frame.document(
          """
          <p class="lead">What the partnership is measured by, \
          \(PeriodFormat.span(quarter.first.start..<quarter.last.end)): each indicator at its own latest period, against \
          the one before.</p>
          \(ViewForm(view: view, address: Address(), indicators: indicators).html)
          \(report.outcomes.enumerated().map { outcome($1, number: $0 + 1) })
          \(MarkLegend.html(report.entries.map(\.figure), small: view.context.smallNumbersLink))
          \(leftOut(report))
          \(reading)
          """), isPinned: view.isPinned)
    }
  }

  private func outcome(_ outcome: Report.Outcome, number: Int) -> HTML {
    let id = "outcome-\(number)"
    let table = DataTable(
      id: id + "-table", caption: "\(outcome.title): each indicator against the period before",
      columns: [
        .text("Indicator and period"), .number("Value"), .number("Before"), .number("Change"), .text("Direction"),
        .number("95% range"), .text("Threshold"), .text("Over time"),
      ], rows: outcome.entries.map(row), isStacked: true, style: "overview")
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(outcome.title)</h2>
      \(HTML.list(ReportSummary(outcome).sentences.map { HTML($0) }, style: "summary"))
      \(table.html)
      </section>
      """
  }

  private func row(_ entry: Report.Entry) -> [HTML] {
    let figure = entry.figure
    let cells = FigureCells(figure: figure)
    let place = figure.question.area == view.area ? "" : ", \(figure.areaName)"
    let address = Address("indicators", figure.question.indicator, query: view.carried)
    let name: HTML =
      "\(HTML.link(figure.title, to: address))<br/><span class=\"hint\">\(PeriodFormat.long(figure.part.period))\(place)</span>"
    return [
      name, value(figure), cells.before, cells.change, cells.direction, cells.range, cells.threshold,
      SparkDrawing(figures: entry.series.isEmpty ? entry.quarters : entry.series).html,
    ]
  }

  /// The value, which leads to the records and events behind it.
  private func value(_ figure: Figure) -> HTML {
    let cells = FigureCells(figure: figure)
    guard figure.value != nil, figure.question.detail == .exact else { return cells.value }
    return cells.value(to: IndicatorLinks(view: view, figure: figure).records)
  }

  private func leftOut(_ report: Report) -> HTML {
    let keptBack: HTML = report.keptBackSentence.map { "<p>\($0)\(view.context.smallNumbersLink)</p>" } ?? ""
    guard !report.leftOut.isEmpty else { return keptBack }
    return
      "\(keptBack)<p>Left out, because the ledger holds nothing that they count: \(report.leftOut.joined(separator: "; ")).</p>"
  }

  private var reading: HTML {
    """
    <details><summary>How to read this page</summary>
    \(HTML.list([
      "Better, worse, higher and lower are said only where a test at 95% finds a difference; otherwise a figure is similar, "
        + "or not tested and so said.",
      "The 95% range is where the value could lie by chance alone. A threshold is passed only when the whole range is "
        + "beyond it.",
      "Each indicator leads to its own page, each value to the records and events that it counts.",
      "Each line over time is small: the indicator's own page has it large, with its table. No line is drawn through a "
        + "break in the series.",
    ]))
    </details>
    """
  }

  /// A ledger without definitions has nothing to show, and says what is missing.
  private var nothingYet: Page {
    Page(
      html: view.frame("Nothing to show yet", Address()).document(
        """
        <p class="lead">No definition of an indicator is known at this point, so there is nothing to count.</p>
        \(HTML.list([
          "incident-ledger define --shipped adopts the definitions that come with the program.",
          "incident-ledger import areas and import populations say where and who.",
          "incident-ledger import police-uk, or POST /events, bring records.",
        ]))
        """), isPinned: view.isPinned)
  }
}
