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

/// A range that a target leaves open, as Fingertips has it: the middle holds the lower end and not the upper
/// one.
///
/// For 1 to 2 where low is good: 0 is better, 1 and 1.5 are similar, 2 is worse.
package struct TargetRange: Hashable, Sendable {
  package let lower: Double
  package let upper: Double

  /// - Throws: `limitsOutOfOrder`.
  package init(_ lower: Double, _ upper: Double) throws(StatisticsError) {
    guard lower <= upper else {
      throw StatisticsError(
        .limitsOutOfOrder, "a target from \(lower) to \(upper): the lower end comes first")
    }
    self.lower = lower
    self.upper = upper
  }

  package func difference(_ value: Double) -> Difference {
    value < lower ? .lower : value >= upper ? .higher : .similar
  }
}
