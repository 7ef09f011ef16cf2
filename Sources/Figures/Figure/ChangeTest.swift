package import Statistics

/// What the change of a figure from the window before was tested by.
package enum ChangeTest: Hashable, Sendable {
  case rates(RateComparison)
  case percentages(ProportionComparison)

  /// What the test finds.
  package var difference: Difference {
    switch self {
    case .rates(let test): test.difference
    case .percentages(let test): test.difference
    }
  }

  /// The 95 % limits of the change that the test rests on: of a rate in percent of the previous value, of a percentage in
  /// points; nil where there are none. Few readers of many figures ask for them, and they take the longest.
  package var limits: Interval? {
    switch self {
    case .rates(let test):
      test.interval.map { ratio in
        Interval(
          level: ratio.level, method: ratio.method, lower: 100 * (ratio.lower - 1), upper: 100 * (ratio.upper - 1))
      }
    case .percentages(let test): test.interval.scaled(by: 100)
    }
  }
}
