package import Events

/// An area's place in one geography (`area.assigned`), and what else is said of it.
package struct AreaAssignment: Sendable {
  package enum Parent: Sendable, Equatable {
    case unchanged, none
    case area(String)
  }

  /// One end of an area's life.
  package enum Bound: Sendable, Equatable {
    case unchanged, cleared
    case date(CivilDate)

    func applied(to known: CivilDate?) -> CivilDate? {
      switch self {
      case .unchanged: known
      case .cleared: nil
      case .date(let date): date
      }
    }
  }

  package let area: String
  package let name: String
  package let level: String
  package let geography: String
  /// The geography by its own name, which says where it stands among the others; never shown.
  let meantGeography: String
  package let parent: Parent
  /// Whether it was placed there only because nothing better was known.
  package let isProvisional: Bool
  package let start: Bound
  package let end: Bound

  init(_ event: EventReader, _ erased: Erasures) {
    area = erased.told(event.subject)
    name = erased.told(event.required(text: "name"))
    level = erased.told(event.required(text: "level"))
    meantGeography = event.text("geography") ?? Hierarchy.administrative
    geography = meantGeography == Hierarchy.administrative ? meantGeography : erased.told(meantGeography)
    parent = event.text("parent").map { .area(erased.told($0)) } ?? (event.node("parent") == nil ? .unchanged : .none)
    isProvisional = event.node("provisional").map { event.document.kind($0) == .true } ?? false
    func bound(_ field: String) -> Bound {
      guard event.node(field) != nil else { return .unchanged }
      return event.date(field).map(Bound.date) ?? .cleared
    }
    start = bound("start")
    end = bound("end")
  }
}
