package import Events

/// A chart of values over time: points with their ranges, joined by lines that stop at every break. Where several versions of a
/// definition judge consecutive periods, the change-over is shaded and the line through it dotted.
package struct LineChart {
  package struct Point {
    /// The last month of its period.
    package var month: Month
    package var value: Double?
    package var lower: Double?
    package var upper: Double?
    /// What stands in its place where there is no value: `[c]`, `[x]`.
    package var mark = ""
    /// Whether it is not comparable with the point before.
    package var isBreak = false
    package var isSignal = false
    /// Whether several versions judge it together, so that it belongs to a change-over.
    package var isMixed = false
    /// What it is, for the pointer and the keyboard.
    package var words = ""

    package init(month: Month, value: Double?) {
      self.month = month
      self.value = value
    }
  }

  /// A stretch of a control chart, by the indices of its points.
  package struct Limits {
    package var points: ClosedRange<Int>
    package var mean: Double
    package var lower: Double
    package var upper: Double

    package init(points: ClosedRange<Int>, mean: Double, lower: Double, upper: Double) {
      (self.points, self.mean, self.lower, self.upper) = (points, mean, lower, upper)
    }
  }

  package var id: String
  package var title: String
  package var description: String
  package var points: [Point]
  /// The last value as it is shown.
  package var lastText = ""
  package var threshold: (value: Double, text: String)?
  package var limits: [Limits] = []
  /// Numbers of notes, at the months in which they take effect.
  package var notes: [(month: Month, text: String)] = []
  package var valueName = "Value"
  /// Whether each point says what it is, at the pointer and where the keyboard comes to it.
  package var tellsPoints = false
  /// What stands over it where it is alone.
  package var heading = ""

  private static let plotHeight = 150.0

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - title: what the drawing shows, and `description` what it says, for those who do not see it.
  ///   - points: oldest first.
  package init(id: String, title: String, description: String = "", points: [Point]) {
    (self.id, self.title, self.description, self.points) = (id, title, description, points)
  }

  package func svg() -> String {
    var drawing = Drawing()
    let (left, right) = (leftMargin, Drawing.width - rightMargin)
    let marks = chartMarks(left, right)
    let top = 8 + marks.height(from: left, to: right)
    let bottom = top + LineChart.plotHeight
    let scale = ChartScale(allValues, hasZero: false, from: bottom, to: top)
    for changeover in changeovers {
      let (start, end) = edges(changeover, left, right)
      drawing.rectangle(start, top, end - start, bottom - top, style: "changeover")
    }
    drawAxes(&drawing, scale, left, right, bottom)
    marks.draw(in: &drawing, top: top, bottom: bottom, from: left, to: right)
    if let threshold {
      drawing.line(left, scale.position(threshold.value), right, scale.position(threshold.value), .threshold)
    }
    drawLimits(&drawing, scale, left, right)
    drawPoints(&drawing, scale, left, right, bottom)
    let legend = legend(scale)
    let legendTop = bottom + 28
    legend.draw(in: &drawing, top: legendTop)
    return drawing.svg(
      id: id, title: title, description: description, height: legendTop + legend.height + 4, heading: heading)
  }

  // MARK: Places

  private var allValues: [Double] {
    points.flatMap { [$0.value, $0.lower, $0.upper] }.compactMap { $0 }.filter(\.isFinite)
      + limits.flatMap { [$0.lower, $0.upper] } + (threshold.map { [$0.value] } ?? [])
  }

  private var leftMargin: Double {
    let scale = ChartScale(allValues, hasZero: false, from: 0, to: 1)
    return (scale.labels.map { Drawing.textWidth($0.text) }.max() ?? 0) + 10
  }

  private var rightMargin: Double { max(14, Drawing.textWidth(lastText) + 12) }

  private func x(_ month: Month, _ left: Double, _ right: Double) -> Double {
    guard let first = points.first?.month, let last = points.last?.month, first < last else {
      return (left + right) / 2
    }
    let (start, end) = (left + 10, right - 10)
    return start + Double(month.index - first.index) / Double(last.index - first.index) * (end - start)
  }

  /// The points of each change-over, by their indices.
  package var changeovers: [ClosedRange<Int>] {
    var found: [ClosedRange<Int>] = []
    for index in points.indices where points[index].isMixed {
      if let last = found.last, last.upperBound == index - 1 {
        found[found.count - 1] = last.lowerBound...index
      } else {
        found.append(index...index)
      }
    }
    return found
  }

  /// The indices of the breaks between two definitions that no change-over lies between.
  package var breaks: [Int] {
    points.indices.dropFirst().filter {
      points[$0].isBreak && !points[$0].isMixed && !points[$0 - 1].isMixed
    }
  }

  private func middle(_ index: Int, _ left: Double, _ right: Double) -> Double {
    (x(points[index - 1].month, left, right) + x(points[index].month, left, right)) / 2
  }

  /// Where a change-over begins and ends: half-way to the points beside it.
  private func edges(_ changeover: ClosedRange<Int>, _ left: Double, _ right: Double) -> (Double, Double) {
    let (first, last) = (changeover.lowerBound, changeover.upperBound)
    return (
      first > 0 ? middle(first, left, right) : left, last + 1 < points.count ? middle(last + 1, left, right) : right
    )
  }

  private func chartMarks(_ left: Double, _ right: Double) -> ChartLabels {
    var marks = ChartLabels()
    for index in breaks { marks.add("[b]", at: middle(index, left, right)) }
    for changeover in changeovers {
      let (start, end) = edges(changeover, left, right)
      marks.add("[b]", at: (start + end) / 2, hasLine: false)
    }
    for note in notes { marks.add(note.text, at: min(max(x(note.month, left, right), left), right)) }
    return marks
  }

  // MARK: Parts

  private func drawAxes(
    _ drawing: inout Drawing, _ scale: ChartScale, _ left: Double, _ right: Double, _ bottom: Double
  ) {
    for label in scale.labels {
      let y = scale.position(label.value)
      drawing.line(left, y, right, y, label.value == scale.low ? .axis : .grid)
      drawing.text(label.text, left - 5, y + 4, .end)
    }
    // The last month is always named, then as many before it as there is room for.
    var limit = Double.infinity
    for point in points.reversed() {
      let text = PeriodFormat.short(point.month)
      let half = Drawing.textWidth(text) / 2
      let centre = min(max(x(point.month, left, right), half), Drawing.width - half)
      guard centre + half + 6 < limit else { continue }
      drawing.line(x(point.month, left, right), bottom, x(point.month, left, right), bottom + 4, .axis)
      drawing.text(text, centre, bottom + 18, .middle)
      limit = centre - half
    }
  }

  private func drawLimits(_ drawing: inout Drawing, _ scale: ChartScale, _ left: Double, _ right: Double) {
    for stretch in limits {
      let start = x(points[stretch.points.lowerBound].month, left, right) - 8
      let end = x(points[stretch.points.upperBound].month, left, right) + 8
      drawing.line(start, scale.position(stretch.mean), end, scale.position(stretch.mean), .benchmark)
      for limit in [stretch.lower, stretch.upper] {
        drawing.line(start, scale.position(limit), end, scale.position(limit), .limit)
      }
    }
  }

  private func drawPoints(
    _ drawing: inout Drawing, _ scale: ChartScale, _ left: Double, _ right: Double, _ bottom: Double
  ) {
    func place(_ index: Int) -> (x: Double, y: Double) {
      (x(points[index].month, left, right), scale.position(points[index].value ?? 0))
    }
    for run in runs where run.count > 1 { drawing.polyline(run.map(place), .value) }
    for bridge in bridges { drawing.polyline(bridge.map(place), .bridge) }
    for index in points.indices {
      let point = points[index]
      let (x, y) = (x(point.month, left, right), point.value.map(scale.position) ?? bottom)
      draw(point, in: &drawing, scale, x, bottom)
      if tellsPoints, !point.words.isEmpty { drawing.tell(point.words, x, y) }
    }
    if let last = points.last, let value = last.value, !lastText.isEmpty {
      drawing.text(lastText, x(last.month, left, right) + 9, scale.position(value) + 4, .start, strong: true)
    }
  }

  private func draw(_ point: Point, in drawing: inout Drawing, _ scale: ChartScale, _ x: Double, _ bottom: Double) {
    guard let value = point.value else {
      drawing.text(point.mark, x, bottom - 4, .middle)
      return
    }
    if let lower = point.lower, let upper = point.upper, upper.isFinite {
      let (low, high) = (scale.position(lower), scale.position(upper))
      drawing.line(x, low, x, high, .range)
      for end in [low, high] { drawing.line(x - 3, end, x + 3, end, .range) }
    }
    if point.isSignal {
      drawing.diamond(x, scale.position(value))
    } else {
      drawing.circle(x, scale.position(value))
    }
  }

  /// The stretches of points that a line may join: none crosses a break or a gap, or enters a change-over.
  package var runs: [[Int]] {
    var runs: [[Int]] = []
    for index in points.indices where points[index].value != nil && !points[index].isMixed {
      if index > 0, points[index - 1].value != nil, !points[index].isBreak, !points[index - 1].isMixed {
        runs[runs.count - 1].append(index)
      } else {
        runs.append([index])
      }
    }
    return runs
  }

  /// The stretches through change-overs, each with the points beside it, as far as there are values.
  package var bridges: [[Int]] {
    changeovers.flatMap { changeover -> [[Int]] in
      let reach = max(0, changeover.lowerBound - 1)...min(points.count - 1, changeover.upperBound + 1)
      let stretches = reach.split { points[$0].value == nil }
      return stretches.map(Array.init).filter { $0.count > 1 }
    }
  }

  private func legend(_ scale: ChartScale) -> ChartLegend {
    var legend = ChartLegend()
    legend.add(.value, valueName)
    if points.contains(where: { $0.value != nil && $0.upper != nil }) { legend.add(.range, "95% range") }
    if !limits.isEmpty {
      legend.add(.benchmark, "Mean")
      legend.add(.limit, "Process limits")
    }
    if points.contains(where: \.isSignal) { legend.add(.signal, "Signal") }
    if let threshold { legend.add(.threshold, threshold.text) }
    if !breaks.isEmpty { legend.add(.boundary, "[b] break in series") }
    if !changeovers.isEmpty { legend.add(.changeover, "[b] change of definition") }
    if !notes.isEmpty { legend.add(.boundary, heading.isEmpty ? "Numbers: notes below" : "Numbers: notes on practice") }
    return legend
  }

  /// Whether the scale leaves 0 out, which a reader should be told.
  package var leavesZeroOut: Bool { !ChartScale(allValues, hasZero: false, from: 0, to: 1).holdsZero }
}
