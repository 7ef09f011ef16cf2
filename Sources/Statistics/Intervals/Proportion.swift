/// A share of a sample: what a percentage's interval is computed from.
package struct Proportion: Hashable, Sendable {
  /// From 0 to 1.
  package let share: Double
  /// How many independent answers the share is worth; need not be whole.
  package let sampleSize: Double

  /// `numerator` of `denominator` records, each counting once.
  ///
  /// - Throws: `negativeCount`, `emptyDenominator`, `numeratorExceedsDenominator`.
  package init(_ numerator: Double, of denominator: Double) throws(StatisticsError) {
    share = try Self.share(numerator, of: denominator)
    sampleSize = denominator
  }

  /// A weighted share, with Kish's effective sample size (Σw)² / Σw² (Survey sampling, 1965).
  ///
  /// - Parameters:
  ///   - numerator: the sum of the weights that count.
  ///   - denominator: Σw, the sum of all weights.
  ///   - squares: Σw², the sum of their squares.
  /// - Throws: `negativeCount`, `emptyDenominator`, `numeratorExceedsDenominator`.
  package init(_ numerator: Double, of denominator: Double, squares: Double) throws(StatisticsError) {
    share = try Self.share(numerator, of: denominator)
    guard squares > 0, squares.isFinite else {
      throw StatisticsError(.emptyDenominator, "a sum of squared weights of \(squares): it must be above 0")
    }
    sampleSize = denominator * denominator / squares
  }

  private static func share(_ numerator: Double, of denominator: Double) throws(StatisticsError) -> Double {
    guard denominator > 0, denominator.isFinite else {
      throw StatisticsError(.emptyDenominator, "a denominator of \(denominator): a share needs one above 0")
    }
    guard numerator >= 0 else {
      throw StatisticsError(.negativeCount, "a numerator of \(numerator): it must be at least 0")
    }
    guard numerator <= denominator else {
      throw StatisticsError(
        .numeratorExceedsDenominator, "\(numerator) of \(denominator): that is a ratio, not a share")
    }
    return numerator / denominator
  }

  /// Wilson's score interval of the share (Probable inference, JASA, 1927), in shares from 0 to 1.
  ///
  /// The two roots of (p - x/n)² = z² p (1-p) / n, that is (2x + z² ∓ z √(z² + 4x(1 - x/n))) / (2(n + z²))
  /// with x = n · share. The lower one is taken from the product of the roots, and the upper one of a large
  /// share as 1 less the lower one of its complement, so that limits near 0 and 1 lose no digits.
  package func wilson(at level: ConfidenceLevel = .percent95) -> Interval {
    let (n, z) = (sampleSize, level.z)
    let rest = 1 - share
    let root = z * (z * z + 4 * n * share * rest).squareRoot()
    let middle = 2 * n * share + z * z
    let upper =
      share <= 0.5
      ? (middle + root) / (2 * (n + z * z))
      : 1 - 2 * n * rest * rest / (2 * n * rest + z * z + root)
    return Interval(
      level: level.level, method: .wilson, lower: 2 * n * share * share / (middle + root), upper: upper)
  }
}
