internal import Figures
internal import Presentation

/// A small line of figures over time, and the same in words.
struct SparkDrawing {
  /// Oldest first.
  let figures: [Figure]

  private static let width = 132.0
  private static let height = 30.0
  private static let margin = 3.0

  private var breaks: Set<Int> { Comparability.breaks(figures) }

  /// What the line shows, for those who do not see it; nil where there is no line.
  var words: String? {
    let shown = figures.filter { $0.value != nil }
    guard let first = shown.first, let last = shown.last, shown.count > 1 else { return nil }
    let count = "\(shown.count) periods: \(FigureSummary(first).display) to \(FigureSummary(last).display)"
    return breaks.isEmpty ? count : count + ", [b] break in series"
  }

  var html: HTML {
    guard let words else { return "" }
    return """
      <span class="spark"><svg viewBox="0 0 \(SparkDrawing.number(SparkDrawing.width)) \
      \(SparkDrawing.number(SparkDrawing.height))" aria-hidden="true" focusable="false">\(lines)</svg>
      <span class="hint">\(words)</span></span>
      """
  }

  /// The stretches that a line may join: none crosses a break, or a figure without a value.
  private var runs: [[(x: Double, y: Double)]] {
    let values = figures.map(\.value)
    let present = values.compactMap { $0 }
    guard let least = present.min(), let greatest = present.max(), figures.count > 1 else { return [] }
    var runs: [[(x: Double, y: Double)]] = []
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      let share = greatest > least ? (value - least) / (greatest - least) : 0.5
      let point = (
        x: SparkDrawing.margin + Double(index) / Double(figures.count - 1)
          * (SparkDrawing.width - 2 * SparkDrawing.margin),
        y: SparkDrawing.height - SparkDrawing.margin - share * (SparkDrawing.height - 2 * SparkDrawing.margin)
      )
      if index > 0, values[index - 1] != nil, !breaks.contains(index), !runs.isEmpty {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return runs
  }

  private var lines: HTML {
    var parts: [HTML] = runs.filter { $0.count > 1 }.map { run in
      let points = run.map { "\(SparkDrawing.number($0.x)),\(SparkDrawing.number($0.y))" }.joined(separator: " ")
      return "<polyline points=\"\(points)\"/>"
    }
    parts += runs.filter { $0.count == 1 }.map(SparkDrawing.dot)
    if let last = runs.last, last.count > 1, figures.last?.value != nil {
      parts.append(SparkDrawing.dot(last.suffix(1)))
    }
    return parts.joined(by: "")
  }

  private static func dot(_ points: some Collection<(x: Double, y: Double)>) -> HTML {
    guard let point = points.first else { return "" }
    return "<circle cx=\"\(number(point.x))\" cy=\"\(number(point.y))\" r=\"2.5\"/>"
  }

  /// A coordinate to a tenth.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
