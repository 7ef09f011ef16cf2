/// How a figure lies to a threshold; the raw values are those used in figures.
package enum ThresholdStatus: String, Sendable, CaseIterable {
  /// The lower limit is above the threshold.
  case above
  /// The upper limit is below the threshold.
  case below
  /// The interval holds the threshold, or touches it.
  case notDistinguishable = "not distinguishable"

  package init(_ interval: Interval, threshold: Double) {
    switch BenchmarkComparison.difference(interval, benchmark: threshold) {
    case .higher: self = .above
    case .lower: self = .below
    case .similar: self = .notDistinguishable
    }
  }
}
