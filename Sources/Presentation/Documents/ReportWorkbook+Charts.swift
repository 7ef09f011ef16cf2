internal import Figures
internal import Reports
internal import Spreadsheets

extension ReportWorkbook {
  /// A chart for each indicator, of the rows that the sheet of figures over time has for it. A line stops where a number is
  /// not shown and where the series breaks.
  func charts(of sheet: WrittenSheet) -> WrittenSheet {
    var charts: [WrittenChart] = []
    // Below the heading.
    var row = 1
    for entry in report.outcomes.flatMap(\.entries) {
      let first = row
      row += entry.series.count
      let breaks = Comparability.breaks(entry.series)
      var runs: [ClosedRange<Int>] = []
      for (index, figure) in entry.series.enumerated() where figure.hasShownValue {
        if let last = runs.last, last.upperBound == first + index - 1, !breaks.contains(index) {
          runs[runs.count - 1] = last.lowerBound...first + index
        } else {
          runs.append(first + index...first + index)
        }
      }
      guard runs.contains(where: { $0.count > 1 }) else { continue }
      let pieces = runs.map { rows in
        WrittenChart.Run(
          sheet: sheet.name, dates: ReportWorkbook.lastDayColumn, values: ReportWorkbook.valueColumn, rows: rows)
      }
      charts.append(
        WrittenChart(
          title: shownText(entry.figure.title), unit: shownText(entry.figure.unit ?? ""), runs: pieces,
          beginsAtZero: entry.series.allSatisfy { ($0.value ?? 0) >= 0 }))
    }
    var drawn = WrittenSheet(name: "Charts", rows: [])
    drawn.charts = charts
    drawn.layout = .text
    return drawn
  }
}
