/// A chart of areas: a bar each, with its range, the name above it, and a line at the benchmark.
package struct BarChart {
  package struct Bar {
    package var name: String
    /// The value as it is shown, or the mark in its place.
    package var text: String
    package var value: Double?
    package var lower: Double?
    package var upper: Double?
    /// Whether somebody else published it: it is drawn in another way.
    package var isComparator = false

    package init(name: String, text: String, value: Double?, lower: Double? = nil, upper: Double? = nil) {
      (self.name, self.text, self.value, self.lower, self.upper) = (name, text, value, lower, upper)
    }
  }

  package var id: String
  package var title: String
  package var description: String
  package var bars: [Bar]
  package var benchmark: (value: Double, text: String)?
  /// What stands over it where it is alone.
  package var heading = ""

  private static let rowHeight = 36.0

  /// - Parameters:
  ///   - id: unique on the page.
  ///   - title: what the drawing shows, and `description` what it says, for those who do not see it.
  ///   - benchmark: where a line stands down the chart, and what it is.
  package init(
    id: String, title: String, description: String, bars: [Bar], benchmark: (value: Double, text: String)? = nil
  ) {
    (self.id, self.title, self.description, self.bars, self.benchmark) = (id, title, description, bars, benchmark)
  }

  package func svg() -> String {
    var drawing = Drawing()
    let (left, right) = (2.0, Drawing.width - margin)
    let scale = ChartScale(allValues, hasZero: true, from: left, to: right)
    let bottom = Double(bars.count) * BarChart.rowHeight + 4
    for (index, bar) in bars.enumerated() {
      draw(bar, in: &drawing, scale, top: Double(index) * BarChart.rowHeight, right: right)
    }
    if let benchmark {
      // The line is interrupted at the names, so that no text is crossed out.
      for index in bars.indices {
        let top = Double(index) * BarChart.rowHeight + 17
        let x = scale.position(benchmark.value)
        drawing.line(x, top, x, top + 18, .benchmark)
      }
    }
    drawing.line(scale.position(0), bottom, right, bottom, .axis)
    var end = -Double.infinity
    for label in scale.labels {
      let half = Drawing.textWidth(label.text) / 2
      let centre = max(scale.position(label.value), half)
      guard centre - half > end + 6 else { continue }
      drawing.line(scale.position(label.value), bottom, scale.position(label.value), bottom + 4, .axis)
      drawing.text(label.text, centre, bottom + 17, .middle)
      end = centre + half
    }
    let legend = legend
    legend.draw(in: &drawing, top: bottom + 26)
    return drawing.svg(
      id: id, title: title, description: description, height: bottom + 26 + legend.height + 4, heading: heading)
  }

  private var allValues: [Double] {
    bars.flatMap { [$0.value, $0.lower, $0.upper] }.compactMap { $0 }.filter(\.isFinite)
      + (benchmark.map { [$0.value] } ?? [])
  }

  /// Room for the value behind the longest bar.
  private var margin: Double { (bars.map { Drawing.textWidth($0.text) }.max() ?? 0) + 14 }

  private func draw(_ bar: Bar, in drawing: inout Drawing, _ scale: ChartScale, top: Double, right: Double) {
    drawing.text(bar.name, 2, top + 13)
    guard let value = bar.value else {
      drawing.text(bar.text, 2, top + 30)
      return
    }
    let (zero, end) = (scale.position(0), scale.position(value))
    drawing.rectangle(min(zero, end), top + 19, abs(end - zero), 14, style: bar.isComparator ? "comparator" : "bar")
    var reach = max(zero, end)
    if let lower = bar.lower, let upper = bar.upper, upper.isFinite {
      let (low, high) = (scale.position(lower), scale.position(upper))
      drawing.line(low, top + 26, high, top + 26, .range)
      for edge in [low, high] { drawing.line(edge, top + 22, edge, top + 30, .range) }
      reach = max(reach, high)
    }
    if let benchmark { reach = near(scale.position(benchmark.value), reach) }
    drawing.text(bar.text, reach + 7, top + 30, strong: true)
  }

  /// The end of a bar, moved behind the line of the benchmark where the text would stand on it.
  private func near(_ line: Double, _ reach: Double) -> Double {
    let longest = (bars.map { Drawing.textWidth($0.text) }.max() ?? 0) + 10
    return line > reach && line < reach + longest ? line : reach
  }

  private var legend: ChartLegend {
    var legend = ChartLegend()
    legend.add(.bar, "Value")
    if bars.contains(where: \.isComparator) { legend.add(.comparator, "As published") }
    if bars.contains(where: { $0.value != nil && $0.upper != nil }) { legend.add(.range, "95% range") }
    if let benchmark { legend.add(.benchmark, benchmark.text) }
    return legend
  }
}
