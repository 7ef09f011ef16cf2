package import Events
internal import Statistics

extension StandardisationMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .peopleDiffer(let events, let all):
      "the people of the band have \(events) events, and the band has \(all)"
    case .otherBands:
      "without a column weight the bands are those of the European Standard Population 2013, in its order: "
        + EuropeanStandardPopulation.ageBands.joined(separator: " ")
    case .statistic(let error): error.message
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .peopleDiffer: "Give every person with an event once, under the number of their events"
    case .otherBands: "Name the bands so, or give the standard's weights in a column weight"
    case .statistic: "Pool years or areas, or correct the number"
    }
  }
}
