/// A waterfall: a bar for where it starts and where it ends, and between them a bar for each step from where the one before it
/// ended. Where the two are large beside what lies between them it is drawn from near them, and the break shows in the bars
/// and in the axis.
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
  /// Where a break is drawn, from the low end of the axis.
  private static let breakOffset = 16.0

  package init(id: String, title: String, description: String, steps: [Step]) {
    (self.id, self.title, self.description, self.steps) = (id, title, description, steps)
  }

  /// Whether the scale begins near the two figures, which a reader should be told.
  package var leavesZeroOut: Bool { start > 0 }

  private var values: [Double] { steps.flatMap { [$0.from, $0.to] } }

  /// Where the scale begins: below all that is drawn but the bars' own length from zero, or at zero where that is not far.
  private var start: Double {
    let reached = steps.flatMap { $0.isTotal ? [$0.to] : [$0.from, $0.to] }
    guard let least = reached.min(), let greatest = reached.max(), least > 0, greatest - least < 0.5 * greatest,
      greatest > least
    else { return 0 }
    let scale = ChartScale([least - 0.25 * (greatest - least), greatest], hasZero: false, from: 0, to: 1)
    return max(0, scale.low)
  }

  package func svg() -> String {
    var drawing = Drawing()
    let margin = (steps.map { Drawing.textWidth($0.text) }.max() ?? 0) + 14
    let right = Drawing.width - margin
    let low = start
    let scale = ChartScale(
      leavesZeroOut ? values.map { max($0, low) } : values, hasZero: !leavesZeroOut, from: 2, to: right)
    func position(_ value: Double) -> Double { scale.position(low > 0 ? max(value, scale.low) : value) }
    let bottom = Double(steps.count) * WaterfallChart.rowHeight + 4
    for (index, step) in steps.enumerated() {
      let top = Double(index) * WaterfallChart.rowHeight
      let (start, end) = (position(step.from), position(step.to))
      let style = step.isTotal ? "bar" : step.to < step.from ? "fall" : "rise"
      drawing.text(step.name, 2, top + 13)
      // A step too small to be seen is a line.
      drawing.rectangle(min(start, end), top + 19, max(1, abs(end - start)), 14, style: style)
      if step.isTotal, leavesZeroOut, end - start > WaterfallChart.breakOffset {
        drawing.axisBreak(start + WaterfallChart.breakOffset / 2, from: top + 17, to: top + 35)
      }
      if index + 1 < steps.count { drawing.line(end, top + 33, end, top + WaterfallChart.rowHeight + 19, .grid) }
      drawing.text(step.text, max(start, end) + 7, top + 30, strong: true)
    }
    let axis = scale.position(leavesZeroOut ? scale.low : 0)
    drawing.line(axis, bottom, right, bottom, .axis)
    if leavesZeroOut { drawing.axisBreak(axis + WaterfallChart.breakOffset / 2, from: bottom - 6, to: bottom + 6) }
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
