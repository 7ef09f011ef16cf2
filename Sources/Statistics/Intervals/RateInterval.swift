/// The interval of a crude rate, per · events / population, when events are independent of each other.
///
/// Byar's method, below 10 events the exact Poisson limits, as PHEindicatormethods' `phe_rate` and Fingertips
/// have it. Where the same people are counted again and again, see ``RepeatedEvents``.
package enum RateInterval {
  /// Byar's method is used from this number of events on.
  package static let smallestCountForByar = 10

  /// The limits of the number of events itself.
  ///
  /// - Throws: `negativeCount`.
  package static func count(_ events: Int, at level: ConfidenceLevel = .percent95) throws(StatisticsError)
    -> Interval
  {
    guard events >= 0 else {
      throw StatisticsError(.negativeCount, "\(events) events: a number of events is at least 0")
    }
    let count = Double(events)
    if events >= smallestCountForByar, let lower = Byar.lower(count, at: level) {
      return Interval(level: level.level, method: .byar, lower: lower, upper: Byar.upper(count, at: level))
    }
    return Interval(
      level: level.level, method: .exact,
      lower: Garwood.lower(count, at: level), upper: Garwood.upper(count, at: level))
  }

  /// The limits of a rate: those of the count, times per / population.
  ///
  /// - Parameters:
  ///   - events: may exceed the population.
  ///   - population: persons, or person-years where the period is not a year.
  ///   - per: 1000 for a rate per 1,000.
  /// - Throws: `negativeCount`, `emptyDenominator`.
  package static func rate(
    events: Int, population: Double, per: Double = 1000, at level: ConfidenceLevel = .percent95
  ) throws(StatisticsError) -> Interval {
    guard population > 0, population.isFinite else {
      throw StatisticsError(.emptyDenominator, "a population of \(population): a rate needs one above 0")
    }
    return try count(events, at: level).scaled(by: per / population)
  }
}
