internal import Events

/// The number of persons in an area in the middle of a year (`population.estimated`).
package struct PopulationEstimate: Sendable {
  package let area: String
  package let year: Int
  package let persons: Int

  init(_ event: EventReader) {
    area = event.subject
    year = event.required(whole: "year")
    persons = event.required(whole: "persons")
  }
}
