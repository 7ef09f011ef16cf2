internal import Events
internal import Figures
internal import Presentation
internal import Reports

/// The table of the overview: one row an indicator.
struct OverviewTable {
  let view: ViewState
  let choice: OverviewChoice
  let report: Report

  var html: HTML {
    let groups = choice.shown(report)
    guard !groups.isEmpty else {
      return "<p>No indicator fits. \(HTML.link("Show all", to: address(choice.whole)))</p>"
    }
    var table = DataTable(
      id: "indicators", caption: caption,
      columns: [
        .text("Indicator and period"), .number("Value"), .number("Before"), .number("Change"), .text("Direction"),
        .number("95% range"), .text("Threshold"), .text("Over time"),
      ], rows: [], isStacked: true, style: "overview")
    table.groups = groups.map { (title: $0.title, rows: $0.entries.map(row)) }
    if let column = [.indicator: 0, .change: 3, .direction: 4][choice.order] as Int? {
      table.columns[column].order = choice.order == .change ? "descending" : "ascending"
    }
    return table.html
  }

  private var caption: String {
    let shown = choice.shown(report).reduce(0) { $0 + $1.entries.count }
    let count =
      choice.isNarrowed
      ? "\(shown) of \(NumberFormat.counted(report.entries.count, "indicator", "indicators"))"
      : NumberFormat.counted(report.entries.count, "indicator", "indicators")
    return "\(count), each at its latest period against the one before"
  }

  private func address(_ choice: OverviewChoice) -> Address { Address(query: view.carried + choice.items) }

  private func row(_ entry: Report.Entry) -> [HTML] {
    let figure = entry.figure
    let cells = FigureCells(figure: figure)
    let place = figure.question.area == view.area ? "" : ", \(figure.areaLabel)"
    let page = Address("indicators", figure.question.indicator, query: view.carried)
    let period: HTML = "<span class=\"hint\">\(PeriodFormat.long(figure.part.period))\(place)</span>"
    return [
      "\(HTML.link(figure.title, to: page))<br/>\(period)", value(figure), cells.before, cells.change,
      cells.direction, cells.range, cells.threshold, SparkDrawing(entry).html,
    ]
  }

  /// The value, which leads to the records and events behind it.
  private func value(_ figure: Figure) -> HTML {
    let cells = FigureCells(figure: figure)
    guard figure.value != nil, figure.question.detail == .exact else { return cells.value }
    return cells.value(to: IndicatorLinks(view: view, figure: figure).records)
  }
}
