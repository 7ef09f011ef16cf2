/// A waterfall: a bar from zero for where it starts and where it ends, and between them a bar for each step from where the
/// one before it ended.
package struct WaterfallChart {
  package struct Step {
    package var name: String
    /// The value, or the step with its sign, as it is shown.
    package var text: String
    package var from: Double
    package var to: Double
    /// Whether it is a value that stands by itself, and no step.
    package var isTotal: Bool

    package init(name: String, text: String, from: Double, to: Double, isTotal: Bool) {
      (self.name, self.text, self.from, self.to, self.isTotal) = (name, text, from, to, isTotal)
    }
  }

  package var id: String
  package var title: String
  package var description: String
  package var steps: [Step]

  private static let rowHeight = 36.0

  package init(id: String, title: String, description: String, steps: [Step]) {
    (self.id, self.title, self.description, self.steps) = (id, title, description, steps)
  }

  package func svg() -> String {
    var drawing = Drawing()
    let margin = (steps.map { Drawing.textWidth($0.text) }.max() ?? 0) + 14
    let right = Drawing.width - margin
    let scale = ChartScale(steps.flatMap { [$0.from, $0.to] }, hasZero: true, from: 2, to: right)
    let bottom = Double(steps.count) * WaterfallChart.rowHeight + 4
    for (index, step) in steps.enumerated() {
      let top = Double(index) * WaterfallChart.rowHeight
      let (start, end) = (scale.position(step.from), scale.position(step.to))
      let style = step.isTotal ? "bar" : step.to < step.from ? "fall" : "rise"
      drawing.text(step.name, 2, top + 13)
      // A step too small to be seen is a line.
      drawing.rectangle(min(start, end), top + 19, max(1, abs(end - start)), 14, style: style)
      if index + 1 < steps.count { drawing.line(end, top + 33, end, top + WaterfallChart.rowHeight + 19, .grid) }
      drawing.text(step.text, max(start, end) + 7, top + 30, strong: true)
    }
    drawing.line(scale.position(0), bottom, right, bottom, .axis)
    var reached = -Double.infinity
    for label in scale.labels {
      let half = Drawing.textWidth(label.text) / 2
      let centre = max(scale.position(label.value), half)
      guard centre - half > reached + 6 else { continue }
      drawing.line(scale.position(label.value), bottom, scale.position(label.value), bottom + 4, .axis)
      drawing.text(label.text, centre, bottom + 17, .middle)
      reached = centre + half
    }
    return drawing.svg(id: id, title: title, description: description, height: bottom + 24)
  }
}
