internal import Events

/// The way from one figure to the other in steps, as it is printed: the rounded effects add up to the rounded difference.
package struct Waterfall: Sendable {
  package struct Step: Sendable {
    package var reason: Explanation.Reason
    /// The effect as it is printed, with its sign.
    package var effect: String
    /// Where the step starts and ends.
    package var from: Rational
    package var to: Rational
  }

  /// What is printed of the difference, with its sign and unit.
  package let difference: String
  package let steps: [Step]
  private let explanation: Explanation

  /// - Returns: nil where the difference is not defined.
  package init?(_ explanation: Explanation) {
    guard let difference = explanation.difference, let start = explanation.from.part.value,
      let header = explanation.to.header
    else { return nil }
    let decimals = header.decimals + (header.measure == .count ? 0 : 1)
    let effects = LargestRemainder.rounded(explanation.reasons.map(\.effect), decimals: decimals)
    var level = start
    var steps: [Step] = []
    for (reason, effect) in zip(explanation.reasons, effects) {
      steps.append(
        Step(reason: reason, effect: Waterfall.signed(effect, decimals), from: level, to: level + reason.effect))
      level = level + reason.effect
    }
    self.steps = steps
    self.difference =
      Waterfall.signed(difference, decimals) + (header.measure == .percentage ? " percentage points" : "")
    self.explanation = explanation
  }

  private static func signed(_ value: Rational, _ decimals: Int) -> String {
    let text = value.rounded(decimals: decimals)
    return value > .zero ? "+" + text : text
  }

  /// The chart of the steps.
  /// - Parameter id: unique on the page.
  package func chart(id: String) -> WaterfallChart {
    let (from, to) = (explanation.from, explanation.to)
    func total(_ figure: Figure, _ word: String) -> WaterfallChart.Step {
      WaterfallChart.Step(
        name: "\(word): \(PeriodText.long(figure.part.period))", text: figure.display, from: 0,
        to: figure.part.value?.double ?? 0, isTotal: true)
    }
    let middle = steps.map {
      WaterfallChart.Step(
        name: $0.reason.name, text: $0.effect, from: $0.from.double, to: $0.to.double, isTotal: false)
    }
    return WaterfallChart(
      id: id, title: "The way from \(from.display) to \(to.display)",
      description: ([difference + " in all"] + steps.map { "\($0.reason.name) \($0.effect)" }).joined(separator: "; "),
      steps: [total(from, "From")] + middle + [total(to, "To")])
  }
}

extension Explanation.Reason {
  /// What the reason is called in a table or a chart.
  package var name: String {
    switch (factor, part) {
    case (.window, .entered): "Entered the period"
    case (.window, .left): "Left the period"
    case (.window, nil): "Period moved"
    case (.late, _): "Became known later"
    case (.removed, _): "Cancelled or taken back"
    case (.corrected, _): "Corrected"
    case (.definition, _): "Definition"
    case (.population, _): "Population"
    case (.published, _): "Published anew"
    }
  }
}
