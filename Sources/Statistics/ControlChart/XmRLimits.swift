/// The process limits of an XmR chart (individual values and moving ranges), as NHS England's Making Data
/// Count draws it.
///
/// Wheeler's constants: limits at x̄ ∓ 2.66 · mean moving range, a moving range being |xₜ - xₜ₋₁|. They hold
/// for values that are independent of each other, months or quarters, never for rolling windows.
package struct XmRLimits: Hashable, Sendable {
  package let mean: Double
  /// The mean moving range the limits were taken from, after screening.
  package let meanMovingRange: Double

  /// x̄ - 2.66 · mean moving range.
  package var lower: Double { mean - Self.limit * meanMovingRange }
  package var upper: Double { mean + Self.limit * meanMovingRange }
  /// Two thirds of the way from the mean to the lower limit: the outer third begins here.
  package var nearLower: Double { mean - Self.limit * 2 / 3 * meanMovingRange }
  package var nearUpper: Double { mean + Self.limit * 2 / 3 * meanMovingRange }

  private static let limit = 2.66
  private static let screen = 3.267

  /// The limits of a stretch of values; nil for fewer than two, which have no moving range.
  ///
  /// - Parameter screening: leave out, once, the moving ranges of 3.267 times their mean and more, so that a
  ///   single spike does not widen the limits (the mean of the values keeps it).
  package init?(_ values: [Double], screening: Bool = true) {
    guard values.count >= 2 else { return nil }
    mean = values.reduce(0, +) / Double(values.count)
    let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
    let meanRange = ranges.reduce(0, +) / Double(ranges.count)
    let kept = screening ? ranges.filter { $0 < Self.screen * meanRange } : ranges
    // Nothing is kept only when no value differs from the one before.
    meanMovingRange = kept.isEmpty ? 0 : kept.reduce(0, +) / Double(kept.count)
  }
}
