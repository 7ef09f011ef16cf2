/// Why a trend cannot be calculated.
package enum TrendRefusal: Error, Hashable, Sendable {
  /// The number of points there are.
  case fewerThanFivePoints(Int)
  case rolling
  case quarterly
  case monthly
  case breakInSeries
  case missingPoint
  /// A point has no interval, or one without width.
  case noInterval
  /// A point has no denominator, or a numerator above it.
  case noShare
  /// All points together are nothing, or everything, of their denominators.
  case noVariation
}
