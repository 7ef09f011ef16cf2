internal import Events
internal import Projections

/// The reasons for a difference between two published statistics: the window, and what was published.
struct PublishedReasons {
  let indicator: String
  let area: String
  let a: SideRules
  let b: SideRules

  /// The statistic for a window's dates as known at a side; where that side does not know it, as known at the
  /// window's own side.
  private func value(_ mixture: Mixture) -> Rational {
    let own = mixture.isAtB(.window) ? b : a
    let known = mixture.isAtB(.published) ? b : a
    let statistic =
      known.side.point.statistic(indicator, area: area, own.window)
      ?? own.side.point.statistic(indicator, area: area, own.window)
    return statistic.map { Rational($0.value) } ?? .zero
  }

  private func part(
    _ mixture: Mixture, _ read: (PublishedStatistic) -> ExactDecimal?
  ) -> Rational {
    let own = mixture.isAtB(.window) ? b : a
    let known = mixture.isAtB(.published) ? b : a
    let statistic =
      known.side.point.statistic(indicator, area: area, own.window)
      ?? own.side.point.statistic(indicator, area: area, own.window)
    return statistic.flatMap(read).map { Rational($0) } ?? .zero
  }

  func reasons() -> [Explanation.Reason] {
    let shapley = Shapley(factors: [.window, .published])
    return shapley.factors.compactMap { factor in
      let steps = shapley.steps(of: factor)
      func sum(_ read: (Mixture) -> Rational) -> Rational {
        steps.reduce(.zero) { $0 + $1.weight * (read($1.after) - read($1.before)) }
      }
      let effects = steps.map { value($0.after) - value($0.before) }
      let effect = sum(value)
      guard !effect.isZero || effects.contains(where: { !$0.isZero }) else { return nil }
      return Explanation.Reason(
        factor: factor, part: nil, effect: effect, numerator: sum { part($0, \.numerator) },
        denominator: sum { part($0, \.denominator) }, range: (effects.min() ?? effect)...(effects.max() ?? effect),
        recordCount: 0, text: text(factor), evidence: [])
    }
  }

  private func text(_ factor: Factor) -> String {
    factor == .window
      ? "the statistic is for \(FigureText.period(b.window)) in place of \(FigureText.period(a.window))"
      : "the publisher revised the statistic"
  }
}
