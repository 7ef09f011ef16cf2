/// Two shares compared by Newcombe's hybrid score interval of their difference (Interval estimation for the
/// difference between independent proportions, Statistics in Medicine, 1998, method 10).
///
/// With Wilson's limits l and u of each share p: d - √((p₁-l₁)² + (u₂-p₂)²) to d + √((u₁-p₁)² + (p₂-l₂)²), d
/// = p₁ - p₂. Weighted shares enter with their effective sample sizes.
package struct ProportionComparison: Hashable, Sendable {
  /// The first share less the second, from -1 to 1.
  package let change: Double
  /// The limits of that change.
  package let interval: Interval
  /// Of the first to the second: `similar` unless the interval excludes 0.
  package let difference: Difference

  package init(_ first: Proportion, to second: Proportion, at level: ConfidenceLevel = .percent95) {
    let (one, two) = (first.wilson(at: level), second.wilson(at: level))
    change = first.share - second.share
    interval = Interval(
      level: level.level, method: .newcombe,
      lower: change - Self.hypotenuse(first.share - one.lower, two.upper - second.share),
      upper: change + Self.hypotenuse(one.upper - first.share, second.share - two.lower))
    difference = interval.lower > 0 ? .higher : interval.upper < 0 ? .lower : .similar
  }

  private static func hypotenuse(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
