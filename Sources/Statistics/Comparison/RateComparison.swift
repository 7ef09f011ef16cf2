/// Two rates compared by the exact conditional binomial test.
///
/// Given the events of both together, O₁ + O₂ = n, and equal rates, O₁ is binomial with p = T₁/(T₁+T₂), T
/// being the exposures (Przyborowski and Wilenski, Biometrika, 1940; R's `poisson.test`). The p-value is the
/// central one, twice the smaller tail: R's default sums the less likely outcomes instead, and can then
/// contradict the interval.
///
/// The two periods must not overlap: overlapping rolling windows share events.
package struct RateComparison: Hashable, Sendable {
  /// Events and what they arose from.
  package struct Side: Hashable, Sendable {
    package let events: Int
    /// Population times months, or any other measure that is the same for both sides.
    package let exposure: Double

    package init(events: Int, exposure: Double) {
      self.events = events
      self.exposure = exposure
    }
  }

  /// The central two-sided p-value, at most 1; 1 when there are no events at all.
  package let probability: Double
  /// The first rate over the second: infinite when only the second has no events, nil when neither has.
  package let ratio: Double?
  /// Of the first to the second: `similar` unless the p-value is below 1 - level (0.05).
  package let difference: Difference
  private let first: Side
  private let second: Side
  private let level: ConfidenceLevel

  /// - Throws: `negativeCount`, `emptyDenominator`.
  package init(_ first: Side, to second: Side, at level: ConfidenceLevel = .percent95) throws(StatisticsError) {
    for side in [first, second] {
      guard side.events >= 0 else {
        throw StatisticsError(.negativeCount, "\(side.events) events: a number of events is at least 0")
      }
      guard side.exposure > 0, side.exposure.isFinite else {
        throw StatisticsError(.emptyDenominator, "an exposure of \(side.exposure): a rate needs one above 0")
      }
    }
    (self.first, self.second, self.level) = (first, second, level)
    let total = first.events + second.events
    guard total > 0 else {
      (probability, ratio, difference) = (1, nil, .similar)
      return
    }
    // With equal rates the odds of an event being the first side's are those of the exposures.
    let odds = first.exposure / second.exposure
    let fewer = Binomial.atMost(first.events, of: total, odds: odds)
    let more = Binomial.atLeast(first.events, of: total, odds: odds)
    probability = min(2 * min(fewer, more), 1)
    difference = probability >= 2 * level.tail ? .similar : more < fewer ? .higher : .lower

    ratio = (Double(first.events) / Double(second.events)) / odds
  }

  /// Clopper and Pearson's limits of p, taken to the ratio p/(1-p) · T₂/T₁; nil when there are no events at all. They take
  /// longer than the test.
  package var interval: Interval? {
    guard first.events + second.events > 0 else { return nil }
    let odds = first.exposure / second.exposure
    let (mine, other) = (Double(first.events), Double(second.events))
    let lower = mine == 0 ? 0 : Beta.quantileOdds(level.tail, tail: .lower, mine, other + 1)
    let upper = other == 0 ? .infinity : Beta.quantileOdds(level.tail, tail: .upper, mine + 1, other)
    return Interval(
      level: level.level, method: .clopperPearson, lower: lower / odds, upper: upper / odds)
  }
}
