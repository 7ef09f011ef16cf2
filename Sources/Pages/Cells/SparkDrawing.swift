internal import Figures
internal import Presentation
internal import Reports

/// A small line of figures over time, and the same in words. It ends with the figure that it stands beside.
struct SparkDrawing {
  /// Oldest first.
  let figures: [Figure]

  /// The line of an indicator: each period as defined, or quarters, whichever the figure is the newest of; none where it is
  /// neither's.
  init(_ entry: Report.Entry) {
    figures =
      [entry.series, entry.quarters].first { $0.last?.part.period == entry.figure.part.period } ?? []
  }

  private static let width = 132.0
  private static let height = 30.0
  private static let margin = 3.0

  private var breaks: Set<Int> { Comparability.breaks(figures) }

  /// What the line shows, for those who do not see it; nil where there is no line.
  var words: String? {
    let shown = figures.filter { $0.value != nil }
    guard let first = shown.first, let last = shown.last, shown.count > 1 else { return nil }
    let count = "\(shown.count) periods: \(FigureSummary(first).display) to \(FigureSummary(last).display)"
    return breaks.isEmpty ? count : count + ", [b] the definition changes"
  }

  var html: HTML {
    guard let words else { return "" }
    return """
      <span class="spark"><svg viewBox="0 0 \(SparkDrawing.number(SparkDrawing.width)) \
      \(SparkDrawing.number(SparkDrawing.height))" role="img" aria-label="\(words)" focusable="false">\
      <title>\(words)</title>\(lines)</svg></span>
      """
  }

  private typealias Place = (x: Double, y: Double)

  /// Where each figure with a value stands.
  private var places: [Place?] {
    let values = figures.map(\.value)
    let present = values.compactMap { $0 }
    guard let least = present.min(), let greatest = present.max(), figures.count > 1 else { return [] }
    return values.enumerated().map { index, value in
      guard let value else { return nil }
      let share = greatest > least ? (value - least) / (greatest - least) : 0.5
      return (
        x: SparkDrawing.margin + Double(index) / Double(figures.count - 1)
          * (SparkDrawing.width - 2 * SparkDrawing.margin),
        y: SparkDrawing.height - SparkDrawing.margin - share * (SparkDrawing.height - 2 * SparkDrawing.margin)
      )
    }
  }

  private func isMixed(_ index: Int) -> Bool { figures[index].contents.count > 1 }

  /// The stretches that a line may join: none crosses a break, a change-over of definitions, or a figure without a value.
  private func runs(_ places: [Place?]) -> [[Place]] {
    var runs: [[Place]] = []
    for (index, place) in places.enumerated() where !isMixed(index) {
      guard let place else { continue }
      if index > 0, places[index - 1] != nil, !breaks.contains(index), !isMixed(index - 1), !runs.isEmpty {
        runs[runs.count - 1].append(place)
      } else {
        runs.append([place])
      }
    }
    return runs
  }

  /// The steps into, within and out of a change-over: they are dotted.
  private func bridges(_ places: [Place?]) -> [[Place]] {
    places.indices.dropFirst().compactMap { index in
      guard isMixed(index) || isMixed(index - 1), let from = places[index - 1], let to = places[index] else {
        return nil
      }
      return [from, to]
    }
  }

  private var lines: HTML {
    let places = places
    let runs = runs(places)
    func line(_ run: [Place], _ style: HTML) -> HTML {
      let points = run.map { "\(SparkDrawing.number($0.x)),\(SparkDrawing.number($0.y))" }.joined(separator: " ")
      return "<polyline\(style) points=\"\(points)\"/>"
    }
    var parts = runs.filter { $0.count > 1 }.map { line($0, "") }
    parts += bridges(places).map { line($0, " class=\"bridge\"") }
    parts += runs.filter { $0.count == 1 }.map(SparkDrawing.dot)
    if let last = places.last, let last { parts.append(SparkDrawing.dot([last])) }
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
