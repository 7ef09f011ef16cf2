/// Why a trend cannot be calculated.
package enum TrendRefusal: Error, Hashable, Sendable, CustomStringConvertible {
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

  /// The reason in words, to stand after "cannot be calculated: ".
  package var reason: String {
    switch self {
    case .fewerThanFivePoints(0): "five points are needed and there are none"
    case .fewerThanFivePoints(1): "five points are needed and there is 1"
    case .fewerThanFivePoints(let count): "five points are needed and there are \(count)"
    case .rolling: "rolling periods overlap, so their values are not independent of each other"
    case .quarterly: "quarters have seasons; five years are needed"
    case .monthly: "months have seasons; five years are needed"
    case .breakInSeries: "there is a break in the series among the five most recent points"
    case .missingPoint: "one of the five most recent points is missing"
    case .noInterval: "one of the five most recent points has no confidence interval"
    case .noShare: "one of the five most recent points is not a share of a denominator"
    case .noVariation: "the share is 0% or 100% throughout"
    }
  }

  package var description: String { "cannot be calculated: \(reason)" }
}
