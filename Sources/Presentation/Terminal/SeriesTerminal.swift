internal import Events
internal import Figures
internal import Statistics

/// Several figures in a terminal: a table with a bar beside each, on one scale.
enum SeriesTerminal {
  /// Character cells of the longest bar over time, and among areas.
  private static var barWidth: (overTime: Int, amongAreas: Int) {
    let room = WrappedText.width - WrappedText.usualWidth
    return (max(10, 30 + room), max(10, 20 + room))
  }

  /// Figures over time, a line each, under a chart in one line. A line of its own tells a break: the figures above
  /// and below it are not comparable.
  static func trend(_ figures: [Figure]) -> String {
    guard let first = figures.first else { return "" }
    var table = TerminalTable([
      ("Period", .left), ("Value", .right), ("95% range", .right), ("Counted", .right), ("", .left), ("Marks", .left),
    ])
    let scale = Scale(figures, width: barWidth.overTime)
    let breaks = Comparability.breaks(figures)
    for (index, figure) in figures.enumerated() {
      if breaks.contains(index) { table.append(["── [b] break in series", "", "", "", "", ""]) }
      table.append(
        [PeriodFormat.days(figure.part.period)] + cells(figure) + [scale.bar(figure), FigureSummary.marks(figure)])
    }
    table.removeEmptyColumns()
    let chart = [Sparkline.text(figures.map(\.value), breaks: breaks), ""]
    return TextSanitizer.lines(
      heading(first, first.areaName) + chart + table.lines
        + FigureTerminal.footnotes(figures) { PeriodFormat.days($0.part.period) })
  }

  /// Figures of areas, a line each, with what is published for areas above the first; then each area against the one
  /// above it.
  static func compare(_ analysis: ComparisonAnalysis) -> String {
    let figures = analysis.figures
    guard let first = figures.first else { return "" }
    var table = TerminalTable([
      ("Area", .left), ("Code", .left), ("Value", .right), ("95% range", .right), ("Counted", .right), ("", .left),
      ("Marks", .left),
    ])
    let names = AreaNames(figures)
    let scale = Scale(figures, width: barWidth.amongAreas)
    for figure in figures {
      table.append(
        [figure.areaName, figure.question.area] + cells(figure) + [scale.bar(figure), FigureSummary.marks(figure)])
    }
    for comparator in first.comparators {
      table.append(
        [
          comparator.name, comparator.area, comparator.shownValue, comparator.shownRange ?? "", "",
          scale.bar(comparator.value.double), "",
        ])
    }
    table.removeEmptyColumns()
    var lines = table.lines
    for comparator in first.comparators {
      lines += WrappedText.lines("\(comparator.name): published by \(comparator.publisher).")
    }
    return TextSanitizer.lines(
      heading(first, PeriodFormat.days(first.part.period)) + lines + against(analysis)
        + FigureTerminal.footnotes(figures) { names($0) })
  }

  /// Each area against the nearest area above it that is shown, with the limits of a funnel plot.
  private static func against(_ analysis: ComparisonAnalysis) -> [String] {
    guard analysis.hasBenchmarks else { return [] }
    var table = TerminalTable([
      ("Area", .left), ("Against", .left), ("By its own range", .left), ("Funnel 95%", .right),
      ("Funnel 99.8%", .right),
    ])
    let names = AreaNames(analysis.figures)
    for (index, figure) in analysis.figures.enumerated() {
      guard let position = analysis.benchmarks[index], let comparison = analysis.comparison(index) else { continue }
      func funnel(_ level: ConfidenceLevel) -> String {
        analysis.funnel(index, at: level).map { limits in
          "\(FigureSummary(figure).rounded(limits.lower)) to \(FigureSummary(figure).rounded(limits.upper))"
        } ?? ""
      }
      table.append([
        names(figure), names(analysis.figures[position]), comparison.words, funnel(.percent95), funnel(.percent998),
      ])
    }
    table.removeEmptyColumns()
    return [""] + table.lines + [""]
      + WrappedText.lines(
        "The area above is taken as a fixed benchmark: an area differs from it where its own 95% range leaves the "
          + "benchmark out, and more surely where its 99.8% range does. A value outside the funnel's limits differs "
          + "by more than an area of its size does by chance.")
  }

  private static func heading(_ figure: Figure, _ what: String) -> [String] {
    WrappedText.lines("\(figure.title)\(FigureSummary(figure).titleUnit), \(what)") + [""]
  }

  private static func cells(_ figure: Figure) -> [String] {
    let summary = FigureSummary(figure)
    return [summary.display, summary.range ?? "", summary.numerator ?? ""]
  }

  /// One scale for all bars, from zero to the greatest value or upper limit.
  private struct Scale {
    private let greatest: Double
    /// Character cells of the longest bar.
    private let width: Int

    init(_ figures: [Figure], width: Int) {
      self.width = width
      let shown = figures.filter { !$0.isWithheld }
      greatest = shown.flatMap { [$0.value, $0.interval?.upper] }.compactMap { $0 }.filter(\.isFinite).max() ?? 0
    }

    /// A bar to the value; its range stands behind it as a line where there is one.
    func bar(_ figure: Figure) -> String {
      guard let value = figure.value, greatest > 0, value >= 0 else { return "" }
      let cells = cell(value)
      guard let interval = figure.interval, !figure.isWithheld else { return String(repeating: "█", count: cells) }
      let lower = min(cells, cell(interval.lower))
      let upper = max(cells, cell(interval.upper))
      return String(repeating: "█", count: lower) + String(repeating: "▓", count: cells - lower)
        + String(repeating: "░", count: upper - cells)
    }

    /// A bar without a range.
    func bar(_ value: Double) -> String {
      greatest > 0 && value >= 0 ? String(repeating: "█", count: cell(value)) : ""
    }

    private func cell(_ value: Double) -> Int {
      guard value.isFinite else { return width }
      return max(0, min(width, Int((value / greatest * Double(width)).rounded())))
    }
  }
}
