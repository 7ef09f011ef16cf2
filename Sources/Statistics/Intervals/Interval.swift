/// A two-sided confidence interval.
package struct Interval: Hashable, Sendable {
  /// How the limits were computed; the raw value is the word used in figures.
  package enum Method: String, Sendable {
    /// Byar's approximation to the exact Poisson limits of a count.
    case byar
    /// Exact Poisson (Garwood) limits of a count.
    case exact
    /// Wilson's score limits of a proportion.
    case wilson
    /// Byar's limits stretched for people who are counted more than once.
    case byarRepeated = "byar-repeated"
    /// Dobson's limits of a directly standardised rate.
    case dobson
    /// Newcombe's hybrid score limits of a difference of two proportions.
    case newcombe
    /// Clopper and Pearson's exact limits, taken to a ratio of two rates.
    case clopperPearson = "clopper-pearson"
    /// As the publisher of a statistic gives it.
    case published
  }

  /// The probability inside, 0.95 or 0.998.
  package let level: Double
  package let method: Method
  package let lower: Double
  /// May be infinite for a ratio of rates.
  package let upper: Double

  package init(level: Double, method: Method, lower: Double, upper: Double) {
    self.level = level
    self.method = method
    self.lower = lower
    self.upper = upper
  }

  /// Both limits times a positive factor.
  package func scaled(by factor: Double) -> Interval {
    Interval(level: level, method: method, lower: lower * factor, upper: upper * factor)
  }

  /// True when the value lies within the limits or on one of them.
  package func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
