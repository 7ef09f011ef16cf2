package import Events

/// What the assignments of an area say, taken together: its place in each geography, and its life.
package struct AreaFacts: Equatable, Sendable {
  /// Where an area lies in one geography.
  package struct Place: Equatable, Sendable {
    package var parent: String
    /// Placed there only because nothing better was known.
    package var isProvisional: Bool
  }

  package private(set) var name: String
  /// Such as `lsoa` or `district`.
  package private(set) var level: String
  /// By geography; one in which the area has no parent is not there. Areas and geographies are ASCII.
  package private(set) var places: [String: Place] = [:]
  /// The area's life, the end exclusive; nil where it is not known to begin, or to end.
  package private(set) var start: CivilDate?
  package private(set) var end: CivilDate?

  /// The geography of an assignment that names none.
  package static let administrative = "administrative"

  /// What the first assignment of an area says.
  init(_ event: EventReader) {
    (name, level) = (event.required(text: "name"), event.required(text: "level"))
    take(event)
  }

  /// Takes a later assignment. No parent leaves the area where it is in the geography, null detaches it there; each
  /// assignment there sets or ends that it is provisional. What it does not say of the life stays, null clears it.
  mutating func take(_ event: EventReader) {
    (name, level) = (event.required(text: "name"), event.required(text: "level"))
    let geography = event.text("geography") ?? AreaFacts.administrative
    let isProvisional = event.node("provisional").map { event.document.kind($0) == .true } ?? false
    if event.node("parent") == nil {
      places[geography]?.isProvisional = isProvisional
    } else {
      places[geography] = event.text("parent").map { Place(parent: $0, isProvisional: isProvisional) }
    }
    if event.node("start") != nil { start = event.date("start") }
    if event.node("end") != nil { end = event.date("end") }
  }
}
