package import Events
internal import Statistics

/// A directly age-standardised rate of an area, from its events and persons by age band.
///
/// The standard is the European Standard Population 2013, or the weights given. The interval is Dobson's; where the same
/// people are counted again and again, it is widened by how often they are.
package struct Standardisation {
  package struct Band: Sendable {
    package var name: String
    package var events: Int
    package var population: Double
    /// Nil for that of the European Standard Population.
    package var weight: Double?
    /// For each number of events the people with that many; nil where events are taken as independent.
    package var people: [Int: Int]?

    package init(name: String, events: Int, population: Double, weight: Double? = nil, people: [Int: Int]? = nil) {
      self.name = name
      self.events = events
      self.population = population
      self.weight = weight
      self.people = people
    }
  }

  private let bands: [Band]
  private let weights: [Double]
  private let per: Double

  /// - Parameter per: 100,000 for a rate per 100,000.
  /// - Throws: a `Refusal` where the weights cannot be told, or people do not add up to their events.
  package init(_ bands: [Band], per: Double) throws(Refusal) {
    self.bands = bands
    self.per = per
    weights = try Standardisation.weights(bands)
    for band in bands {
      guard let people = band.people else { continue }
      let sum = people.reduce(0) { $0 + $1.key * $1.value }
      guard sum == band.events else {
        throw Refusal(
          .field("people"), value: band.name, StandardisationMistake.peopleDiffer(events: sum, of: band.events))
      }
    }
  }

  private static func weights(_ bands: [Band]) throws(Refusal) -> [Double] {
    let given = bands.compactMap(\.weight)
    if given.count == bands.count, !bands.isEmpty { return given }
    guard bands.map(\.name) == EuropeanStandardPopulation.ageBands else {
      throw Refusal(
        .field("age_band"), value: bands.map(\.name).joined(separator: " "), StandardisationMistake.otherBands)
    }
    return EuropeanStandardPopulation.weights
  }

  /// What a rate is of.
  package enum Measure: Sendable {
    case standardised, crude
    /// With the interval widened by how often the same people are counted.
    case standardisedRepeat, crudeRepeat
  }

  /// A rate with its 95 % interval.
  package typealias Row = (measure: Measure, value: Double, interval: (lower: Double, upper: Double))

  /// The rates with their intervals.
  /// - Throws: a `Refusal` where there are too few events, or a number is impossible.
  package func rows() throws(Refusal) -> [Row] {
    do throws(StatisticsError) {
      let events = bands.reduce(0) { $0 + $1.events }
      let persons = bands.reduce(0) { $0 + $1.population }
      let independent = try StandardisedRate(
        bands.map { StandardisedRate.Band(events: $0.events, population: $0.population) }, weights: weights, per: per)
      let crude = try RateInterval.rate(events: events, population: persons, per: per)
      var rows: [Row] = [
        (.standardised, independent.value, (independent.interval.lower, independent.interval.upper)),
        (.crude, per * Double(events) / persons, (crude.lower, crude.upper)),
      ]
      if bands.contains(where: { $0.people != nil }) {
        rows.append(try adjusted())
        rows.append(try adjustedCrude(persons))
      }
      return rows
    } catch {
      throw Refusal(.whole, StandardisationMistake.statistic(error))
    }
  }

  /// The standardised rate where the variance of a band is Σ f² n_f.
  private func adjusted() throws(StatisticsError) -> Row {
    var adjusted: [StandardisedRate.Band] = []
    for band in bands {
      let variance = try band.people.map { people throws(StatisticsError) in try RepeatedEvents(people: people).variance
      }
      adjusted.append(
        StandardisedRate.Band(
          events: band.events, population: band.population, variance: variance ?? Double(band.events)))
    }
    let rate = try StandardisedRate(adjusted, weights: weights, per: per)
    return (.standardisedRepeat, rate.value, (rate.interval.lower, rate.interval.upper))
  }

  private func adjustedCrude(_ persons: Double) throws(StatisticsError) -> Row {
    var people: [Int: Int] = [:]
    for band in bands {
      for (events, count) in band.people ?? [1: band.events] { people[events, default: 0] += count }
    }
    let repeated = try RepeatedEvents(people: people)
    let interval = try repeated.rateInterval(population: persons, per: per)
    return (.crudeRepeat, per * Double(repeated.events) / persons, (interval.lower, interval.upper))
  }
}
