internal import Events

/// An area's place in the hierarchy (`area.assigned`).
package struct AreaAssignment: Sendable {
  package enum Parent: Sendable, Equatable {
    case unchanged, none
    case area(String)
  }

  package let area: String
  package let name: String
  package let level: String
  package let parent: Parent

  init(_ event: EventReader) {
    area = event.subject
    name = event.required(text: "name")
    level = event.required(text: "level")
    parent = event.text("parent").map(Parent.area) ?? (event.node("parent") == nil ? .unchanged : .none)
  }
}
