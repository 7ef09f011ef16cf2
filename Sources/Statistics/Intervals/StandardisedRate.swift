/// A directly age-standardised rate: the rate an area would have if its people were as old as the standard
/// population.
package struct StandardisedRate: Hashable, Sendable {
  /// One age band of an area.
  package struct Band: Hashable, Sendable {
    package let events: Int
    /// Persons, above 0.
    package let population: Double
    /// The variance of the number of events: the number itself, or Σ f² n_f where people are counted more
    /// than once.
    package let variance: Double

    package init(events: Int, population: Double) {
      self.init(events: events, population: population, variance: Double(events))
    }

    package init(events: Int, population: Double, variance: Double) {
      self.events = events
      self.population = population
      self.variance = variance
    }
  }

  /// per · Σ wᵢ xᵢ/nᵢ / Σ wᵢ.
  package let value: Double
  /// value + √(Var/O) (Byar(O) - O), with Var = per² · Σ wᵢ² Var(xᵢ)/nᵢ² / (Σ wᵢ)².
  package let interval: Interval
  /// O, the events in all bands.
  package let events: Int

  /// Standardises bands to weights.
  ///
  /// - Parameters:
  ///   - bands: one for each weight, in the same order.
  ///   - weights: the standard population.
  ///   - per: 1000 for a rate per 1,000.
  /// - Throws: `lengthsDiffer`, `negativeCount`, `emptyDenominator`; `tooFewEvents` below 10, as Fingertips
  ///   refuses to publish such rates.
  package init(
    _ bands: [Band], weights: [Double] = EuropeanStandardPopulation.weights, per: Double = 1000,
    at level: ConfidenceLevel = .percent95
  ) throws(StatisticsError) {
    guard bands.count == weights.count else {
      throw StatisticsError(
        .lengthsDiffer, "\(bands.count) age bands for \(weights.count) weights: there must be one for each")
    }
    var (sum, variance, total, events) = (0.0, 0.0, 0.0, 0)
    for (band, weight) in zip(bands, weights) {
      guard band.events >= 0, band.variance >= 0, weight >= 0 else {
        throw StatisticsError(
          .negativeCount, "\(band.events) events with weight \(weight): both are at least 0")
      }
      guard band.population > 0, band.population.isFinite else {
        throw StatisticsError(
          .emptyDenominator, "a population of \(band.population): each age band needs one above 0")
      }
      let share = weight / band.population
      sum += share * Double(band.events)
      variance += share * share * band.variance
      total += weight
      events += band.events
    }
    guard total > 0 else {
      throw StatisticsError(.emptyDenominator, "a standard population of 0: it must be above 0")
    }
    let scale = per / total
    value = scale * sum
    self.events = events
    let (lower, upper) = try Dobson.limits(
      value, variance: scale * scale * variance, events: events, at: level)
    interval = Interval(level: level.level, method: .dobson, lower: lower, upper: upper)
  }
}
