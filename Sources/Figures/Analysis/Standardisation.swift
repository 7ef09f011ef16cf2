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
          field: "people", value: band.name,
          rule: "the people of the band have \(sum) events, and the band has \(band.events)",
          remedy: "Give every person with an event once, under the number of their events")
      }
    }
  }

  private static func weights(_ bands: [Band]) throws(Refusal) -> [Double] {
    let given = bands.compactMap(\.weight)
    if given.count == bands.count, !bands.isEmpty { return given }
    guard bands.map(\.name) == EuropeanStandardPopulation.ageBands else {
      throw Refusal(
        field: "age_band", value: bands.map(\.name).joined(separator: " "),
        rule: "without a column weight the bands are those of the European Standard Population 2013, in its order: "
          + EuropeanStandardPopulation.ageBands.joined(separator: " "),
        remedy: "Name the bands so, or give the standard's weights in a column weight")
    }
    return EuropeanStandardPopulation.weights
  }

  /// The rates with their intervals, as names with values.
  /// - Throws: a `Refusal` where there are too few events, or a number is impossible.
  package func rows() throws(Refusal) -> [(name: String, value: Double, interval: (lower: Double, upper: Double))] {
    do throws(StatisticsError) {
      let events = bands.reduce(0) { $0 + $1.events }
      let persons = bands.reduce(0) { $0 + $1.population }
      let independent = try StandardisedRate(
        bands.map { StandardisedRate.Band(events: $0.events, population: $0.population) }, weights: weights, per: per)
      let crude = try RateInterval.rate(events: events, population: persons, per: per)
      var rows = [
        ("Age-standardised rate", independent.value, (independent.interval.lower, independent.interval.upper)),
        ("Crude rate", per * Double(events) / persons, (crude.lower, crude.upper)),
      ]
      if bands.contains(where: { $0.people != nil }) {
        rows.append(try adjusted())
        rows.append(try adjustedCrude(persons))
      }
      return rows.map { (name: $0.0, value: $0.1, interval: (lower: $0.2.0, upper: $0.2.1)) }
    } catch {
      throw Refusal(rule: error.message, remedy: "Pool years or areas, or correct the number")
    }
  }

  /// The standardised rate where the variance of a band is Σ f² n_f.
  private func adjusted() throws(StatisticsError) -> (String, Double, (Double, Double)) {
    var adjusted: [StandardisedRate.Band] = []
    for band in bands {
      let variance = try band.people.map { people throws(StatisticsError) in try RepeatedEvents(people: people).variance
      }
      adjusted.append(
        StandardisedRate.Band(
          events: band.events, population: band.population, variance: variance ?? Double(band.events)))
    }
    let rate = try StandardisedRate(adjusted, weights: weights, per: per)
    return ("Age-standardised rate, repeat people", rate.value, (rate.interval.lower, rate.interval.upper))
  }

  private func adjustedCrude(_ persons: Double) throws(StatisticsError) -> (String, Double, (Double, Double)) {
    var people: [Int: Int] = [:]
    for band in bands {
      for (events, count) in band.people ?? [1: band.events] { people[events, default: 0] += count }
    }
    let repeated = try RepeatedEvents(people: people)
    let interval = try repeated.rateInterval(population: persons, per: per)
    return ("Crude rate, repeat people", per * Double(repeated.events) / persons, (interval.lower, interval.upper))
  }
}
