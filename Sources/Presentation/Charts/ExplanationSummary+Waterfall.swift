internal import Explanations
internal import Figures
internal import Rationals

extension ExplanationSummary {
  /// The waterfall from the first figure to the second; nil where there is no difference to explain.
  /// - Parameter id: unique on the page.
  package func waterfall(id: String) -> WaterfallChart? {
    guard explanation.difference != nil, let start = explanation.from.part.value?.double,
      let end = explanation.to.part.value?.double
    else { return nil }
    func total(_ figure: Figure, _ value: Double) -> WaterfallChart.Step {
      WaterfallChart.Step(name: name(figure), text: FigureSummary(figure).display, from: 0, to: value, isTotal: true)
    }
    // The sign stands as an arrow too, so that no colour carries it alone.
    let middle = steps.map { step in
      let (from, to) = step.levels
      let arrow = to > from ? "▲ " : to < from ? "▼ " : ""
      return WaterfallChart.Step(name: step.title, text: arrow + step.effect, from: from, to: to, isTotal: false)
    }
    var chart = WaterfallChart(
      id: id, title: title, description: ([lead] + sentences).joined(separator: " "),
      steps: [total(explanation.from, start)] + middle + [total(explanation.to, end)])
    if chart.leavesZeroOut { chart.description += " The scale does not start at 0." }
    return chart
  }
}
