internal import Events
package import Figures

/// The figures of one indicator of a cube in a terminal.
package enum CubeTerminal {
  /// A line a figure under the indicator's title, then what the marks mean. Notes are those of the single figures, and
  /// too many to stand here.
  package static func text(_ figures: [Figure]) -> String {
    guard let first = figures.first else { return "" }
    var table = TerminalTable([
      ("Area", .left), ("Period", .left), ("Value", .right), ("95% range", .right), ("Counted", .right),
      ("Change", .right), ("Direction", .left), ("Marks", .left),
    ])
    let names = AreaNames(figures)
    var area: String?
    for figure in figures {
      let summary = FigureSummary(figure)
      table.append([
        area == figure.question.area ? "" : names(figure), PeriodFormat.days(figure.part.period), summary.display,
        summary.range ?? "", summary.numerator ?? "", summary.comparableChange ?? "",
        summary.direction.isTested ? summary.direction.word : "", FigureSummary.marks(figure),
      ])
      area = figure.question.area
    }
    table.removeEmptyColumns()
    let marks = FigureTerminal.meanings(figures)
    return TextSanitizer.lines(
      WrappedText.lines("\(first.title)\(summaryUnit(figures)), \(first.question.indicator)") + [""] + table.lines
        + (marks.isEmpty ? [] : [""] + marks))
  }

  /// The unit of the newest figure that has one.
  private static func summaryUnit(_ figures: [Figure]) -> String {
    figures.last { $0.unit != nil }.map { FigureSummary($0).titleUnit } ?? ""
  }
}
