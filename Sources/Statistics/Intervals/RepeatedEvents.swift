/// People counted by how often the same event befell them: 40 people once, 7 twice, 2 five times.
///
/// Byar's method takes events as independent; repeat victims and repeat callers are not. The variance of a
/// number of events made up of n_f people with f events each is Σ f² n_f in place of Σ f n_f, and the limits
/// are stretched around the count O by its root: O + √(Σ f² n_f / O) · (Byar(O) - O) (Dobson et al., 1991, as
/// PHEindicatormethods applies it to events that are not independent). Persons must be recognisable, by a
/// pseudonym that stays the same.
package struct RepeatedEvents: Hashable, Sendable {
  /// O, the number of events.
  package let events: Int
  /// Σ f² n_f, the variance of that number.
  package let variance: Double

  /// - Parameter people: for each number of events the number of people with that many; people with none may
  ///   be left out.
  /// - Throws: `negativeCount`.
  package init(people: [Int: Int]) throws(StatisticsError) {
    var events = 0
    var variance = 0
    for (frequency, count) in people {
      guard frequency >= 0, count >= 0 else {
        throw StatisticsError(.negativeCount, "\(count) people with \(frequency) events: both are at least 0")
      }
      events += frequency * count
      variance += frequency * frequency * count
    }
    self.events = events
    self.variance = Double(variance)
  }

  /// The limits of the number of events.
  ///
  /// - Throws: `tooFewEvents` below 10, where the approximation does not hold.
  package func interval(at level: ConfidenceLevel = .percent95) throws(StatisticsError) -> Interval {
    let count = Double(events)
    let (lower, upper) = try Dobson.limits(count, variance: variance, events: events, at: level)
    return Interval(level: level.level, method: .byarRepeated, lower: lower, upper: upper)
  }

  /// The limits of the rate, per · events / population.
  ///
  /// - Throws: `tooFewEvents` below 10, `emptyDenominator`.
  package func rateInterval(
    population: Double, per: Double = 1000, at level: ConfidenceLevel = .percent95
  ) throws(StatisticsError) -> Interval {
    guard population > 0, population.isFinite else {
      throw StatisticsError(.emptyDenominator, "a population of \(population): a rate needs one above 0")
    }
    return try interval(at: level).scaled(by: per / population)
  }
}
