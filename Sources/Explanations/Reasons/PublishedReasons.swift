internal import Events
internal import Projections
internal import Rationals
internal import Snapshots

/// The reasons for a difference between two published statistics: the window, and what was published.
struct PublishedReasons {
  let indicator: String
  let area: String
  let a: SideContext
  let b: SideContext

  /// The statistic for a window's dates as known at a side; where that side does not know it, as known at the
  /// window's own side.
  private func statistic(_ mixture: Mixture) -> PublishedStatistic? {
    let own = mixture.isAtB(.window) ? b : a
    let known = mixture.isAtB(.published) ? b : a
    return known.side.point.statistic(indicator, area: area, own.window)
      ?? own.side.point.statistic(indicator, area: area, own.window)
  }

  private func value(_ mixture: Mixture) -> Rational { statistic(mixture).map { Rational($0.value) } ?? .zero }

  /// A part of the statistic. Where one of them does not carry it, it is missing, which is not zero: there is none.
  private func part(_ mixture: Mixture, _ read: (PublishedStatistic) -> ExactDecimal?) -> Rational {
    let all = PublishedReasons.shapley.mixtures.map { statistic($0).flatMap(read) }
    guard !all.contains(nil), let number = statistic(mixture).flatMap(read) else { return .zero }
    return Rational(number)
  }

  /// Who published the statistic of the second side.
  private var publisher: String? { b.side.point.statistic(indicator, area: area, b.window)?.publisher }

  private static let shapley = Shapley(factors: [.window, .published])

  func reasons() -> [Explanation.Reason] {
    PublishedReasons.shapley.factors.compactMap { factor in
      let steps = PublishedReasons.shapley.steps(of: factor)
      func sum(_ read: (Mixture) -> Rational) -> Rational {
        steps.reduce(.zero) { $0 + $1.weight * (read($1.after) - read($1.before)) }
      }
      let effects = steps.map { value($0.after) - value($0.before) }
      let effect = sum(value)
      let (numerator, denominator) = (sum { part($0, \.numerator) }, sum { part($0, \.denominator) })
      guard !effects.allSatisfy(\.isZero) || !numerator.isZero || !denominator.isZero else { return nil }
      return Explanation.Reason(
        factor: factor, part: nil, effect: effect, numerator: numerator, denominator: denominator,
        range: (effects.min() ?? effect)...(effects.max() ?? effect),
        recordCount: 0, publisher: factor == .published ? publisher : nil, evidence: [])
    }
  }
}
