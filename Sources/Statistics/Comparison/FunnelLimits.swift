/// The limits of a funnel plot: how far an area of a given size may lie from the baseline by chance alone.
///
/// An area lies outside its limits exactly when its own interval (Wilson's for a share, the exact one for a
/// rate) excludes the baseline, so the funnel and the comparison with a benchmark never disagree. The method
/// of the Fingertips technical guidance and of PHEindicatormethods' `phe_funnels`.
package struct FunnelLimits: Hashable, Sendable {
  package let level: Double
  package let lower: Double
  package let upper: Double

  /// For a share: p₀ ∓ z √(p₀ (1-p₀) / n), kept within 0 and 1. It is Wilson's equation solved for the
  /// observed share.
  ///
  /// - Parameters:
  ///   - baseline: p₀, the share of all areas together.
  ///   - denominator: n, the size of the area; above 0.
  package static func proportion(
    baseline: Double, denominator: Double, at level: ConfidenceLevel = .percent95
  ) -> FunnelLimits {
    precondition(baseline >= 0 && baseline <= 1, "A share lies between 0 and 1.")
    precondition(denominator > 0, "A funnel needs an area of a size above 0.")
    let reach = level.z * (baseline * (1 - baseline) / denominator).squareRoot()
    return FunnelLimits(
      level: level.level, lower: max(baseline - reach, 0), upper: min(baseline + reach, 1))
  }

  /// For a number of events of which `expected` are expected: the counts (continued to real numbers) whose
  /// exact limits end at the expected number. The lower count solves Q(O+1, E) = tail, and is 0 where even no
  /// events would not be few; the upper count solves P(O, E) = tail.
  ///
  /// A rate's limits are these divided by expected / baseline.
  ///
  /// - Parameter expected: E, above 0.
  package static func count(expected: Double, at level: ConfidenceLevel = .percent95) -> FunnelLimits {
    precondition(expected > 0 && expected.isFinite, "A funnel needs a number of expected events above 0.")
    // Garwood's limits grow with the count, so each equation has one root and bisection finds it.
    let reach = 4 * level.z * (expected.squareRoot() + level.z)
    let lower =
      Garwood.upper(0, at: level) >= expected
      ? 0
      : bisect(from: 0, to: expected) { Gamma.tails(expected, shape: $0 + 1).upper < level.tail }
    let upper = bisect(from: 0, to: expected + reach) {
      $0 == 0 || Gamma.tails(expected, shape: $0).lower > level.tail
    }
    return FunnelLimits(level: level.level, lower: lower, upper: upper)
  }

  /// For a rate: the limits of the count over the exposure.
  ///
  /// - Parameters:
  ///   - baseline: the rate of all areas together, for each unit of exposure.
  ///   - exposure: the size of the area.
  ///   - per: 1000 for limits per 1,000; the baseline is not multiplied.
  package static func rate(
    baseline: Double, exposure: Double, per: Double = 1, at level: ConfidenceLevel = .percent95
  ) -> FunnelLimits {
    let limits = count(expected: baseline * exposure, at: level)
    return FunnelLimits(
      level: limits.level, lower: limits.lower / exposure * per, upper: limits.upper / exposure * per)
  }

  /// The point up to which `holds` is true.
  private static func bisect(from low: Double, to high: Double, _ holds: (Double) -> Bool) -> Double {
    var (low, high) = (low, high)
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return middle }
      if holds(middle) { low = middle } else { high = middle }
    }
  }
}
