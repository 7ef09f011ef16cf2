/// The Fingertips test for a recent trend, on the five most recent points of a series.
///
/// A trend is significant when χ² exceeds 9.5495 (one degree of freedom, 99.8 %) and its direction survives
/// leaving out each of the five points in turn, so that one odd point makes no trend. (Public health
/// technical guidance, Trend markers, fingertips.phe.org.uk.)
package struct TrendTest: Hashable, Sendable {
  package enum Direction: Sendable, CaseIterable {
    case increasing, decreasing, noSignificantChange
  }

  /// A value with its 95 % limits.
  package struct Value: Hashable, Sendable {
    package let value: Double
    package let lower: Double
    package let upper: Double

    package init(_ value: Double, lower: Double, upper: Double) {
      self.value = value
      self.lower = lower
      self.upper = upper
    }
  }

  /// A numerator and its denominator.
  package struct Share: Hashable, Sendable {
    package let numerator: Double
    package let denominator: Double

    package init(_ numerator: Double, of denominator: Double) {
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  package let direction: Direction
  /// The test statistic.
  package let chiSquared: Double
  /// The fitted change from one point to the next, in the unit of the values (of a share: from -1 to 1).
  package let slope: Double
  /// True when χ² is large enough, but leaving out one point turns the direction round.
  package let vetoed: Bool

  /// χ²₁ at 99.8 %, z² = 9.54953570608324.
  package static let criticalValue = ConfidenceLevel.percent998.z * ConfidenceLevel.percent998.z

  /// For rates and other values with intervals: χ² = (β/se)² of the slope weighted by 1/s², s = (U - L)/3.92.
  ///
  /// - Throws: why the trend cannot be calculated.
  package static func values(_ series: TrendSeries<Value>) throws(TrendRefusal) -> TrendTest {
    let points = try series.tested()
    // The guidance writes 3.92 for twice the 95 % quantile.
    let errors = points.map { ($0.upper - $0.lower) / 3.92 }
    guard errors.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .noInterval }
    let line = WeightedLine(points.map(\.value), weights: errors.map { 1 / ($0 * $0) })
    return TrendTest(line, chiSquared: line.slope * line.slope * line.spread)
  }

  /// For shares: χ² = D (D Σtx - X Σtn)² / (X (D-X) (D Σt²n - (Σtn)²)) with X and D the sums of numerators x
  /// and denominators n (the Cochran-Armitage test). The slope has the sign of the logistic regression's.
  ///
  /// - Throws: why the trend cannot be calculated.
  package static func shares(_ series: TrendSeries<Share>) throws(TrendRefusal) -> TrendTest {
    let points = try series.tested()
    let areShares = points.allSatisfy {
      $0.denominator > 0 && $0.numerator >= 0 && $0.numerator <= $0.denominator
    }
    guard areShares else { throw .noShare }
    let line = WeightedLine(
      points.map { $0.numerator / $0.denominator }, weights: points.map(\.denominator))
    let numerators = points.reduce(0) { $0 + $1.numerator }
    let others = points.reduce(0) { $0 + ($1.denominator - $1.numerator) }
    guard numerators > 0, others > 0 else { throw .noVariation }
    let total = numerators + others
    let variance = (numerators / total) * (others / total)
    return TrendTest(line, chiSquared: line.slope * line.slope * line.spread / variance)
  }

  private init(_ line: WeightedLine, chiSquared: Double) {
    self.chiSquared = chiSquared
    slope = line.slope
    let significant = chiSquared > Self.criticalValue
    let steady = line.values.indices.allSatisfy { line.leavingOut($0).slope * line.slope > 0 }
    vetoed = significant && !steady
    direction = !significant || !steady ? .noSignificantChange : line.slope > 0 ? .increasing : .decreasing
  }
}
