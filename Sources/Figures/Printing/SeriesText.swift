internal import Events
internal import Statistics

/// Several figures in a terminal: a table with a bar beside each, on one scale.
enum SeriesText {
  /// Character cells of the longest bar.
  static let barWidth = 30

  /// Figures over time, a line each, under a chart in one line. A line of its own tells a break: the figures above
  /// and below it are not comparable.
  static func trend(_ figures: [Figure]) -> String {
    guard let first = figures.first else { return "" }
    var table = TextTable([
      ("Period", .left), ("Value", .right), ("95% range", .right), ("Counted", .right), ("", .left), ("Marks", .left),
    ])
    let scale = Scale(figures)
    let breaks = Comparability.breaks(figures)
    for (index, figure) in figures.enumerated() {
      if breaks.contains(index) { table.append(["── [b] break in series", "", "", "", "", ""]) }
      table.append(
        [FigureText.period(figure.part.period)] + cells(figure) + [scale.bar(figure), FigureText.marks(figure)])
    }
    return heading(first, "\(first.areaName)") + "\(Sparkline.text(figures.map(\.value), breaks: breaks))\n\n"
      + table.lines.joined(separator: "\n") + "\n" + foot(figures)
  }

  /// Figures of areas, a line each, then what is published for areas above the first.
  static func compare(_ reading: CompareReading) -> String {
    let figures = reading.figures
    guard let first = figures.first else { return "" }
    let columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("Area", .left), ("Code", .left), ("Value", .right), ("95% range", .right), ("Counted", .right), ("", .left),
    ]
    let compared: [(title: String, alignment: TextTable.Alignment)] = [
      ("Against above", .left), ("Funnel 95%", .right),
    ]
    var table = TextTable(columns + (reading.hasBenchmarks ? compared : []) + [("Marks", .left)])
    let scale = Scale(figures)
    for (index, figure) in figures.enumerated() {
      let funnel = reading.funnel(index).map { limits in
        "\(FigureText.rounded(limits.lower, figure)) to \(FigureText.rounded(limits.upper, figure))"
      }
      table.append(
        [figure.areaName, figure.question.area] + cells(figure) + [scale.bar(figure)]
          + (reading.hasBenchmarks ? [reading.comparison(index)?.words ?? "", funnel ?? ""] : [])
          + [FigureText.marks(figure)])
    }
    for comparator in first.comparators {
      let range = comparator.lower.flatMap { lower in comparator.upper.map { "\(lower) to \($0)" } } ?? ""
      table.append(
        [comparator.name, comparator.area, "\(comparator.value)", range, "", "published by \(comparator.publisher)"]
          + (reading.hasBenchmarks ? ["", ""] : []) + [""])
    }
    var text = heading(first, FigureText.period(first.part.period)) + table.lines.joined(separator: "\n") + "\n"
    if reading.hasBenchmarks {
      text += """

        Each area against the nearest area above it in this table, as a fixed benchmark: by its own 95% range, and at \
        99.8% where it says so. An area outside the funnel's limits differs by more than its size explains.

        """
    }
    return text + foot(figures)
  }

  private static func heading(_ figure: Figure, _ what: String) -> String {
    let unit = figure.unit.map { ", \($0)" } ?? ""
    return "\(figure.title)\(unit), \(what)\n\n"
  }

  private static func cells(_ figure: Figure) -> [String] {
    let isShown = !figure.isWithheld
    let range =
      isShown
      ? figure.interval.map {
        "\(FigureText.rounded($0.lower, figure)) to \(FigureText.rounded($0.upper, figure))"
      } ?? "" : ""
    return [figure.display, range, isShown ? figure.part.numerator?.json.text ?? "" : ""]
  }

  private static func foot(_ figures: [Figure]) -> String {
    FigureText.footnotes(figures).map { $0 + "\n" }.joined()
  }

  /// One scale for all bars, from zero to the greatest value or upper limit.
  private struct Scale {
    let greatest: Double

    init(_ figures: [Figure]) {
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

    private func cell(_ value: Double) -> Int {
      guard value.isFinite else { return SeriesText.barWidth }
      return max(0, min(SeriesText.barWidth, Int((value / greatest * Double(SeriesText.barWidth)).rounded())))
    }
  }
}
