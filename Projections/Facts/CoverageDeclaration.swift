package import Events

/// What a feed has delivered for an area and months (`coverage.declared`); the end is exclusive.
package struct CoverageDeclaration: Sendable {
  package enum Status: String, Sendable { case complete, partial, missing }

  /// A kind of record, or a free name.
  package let feed: String
  package let area: String
  package let start: CivilDate
  package let end: CivilDate
  package let status: Status
  package let expected: Int?
  package let received: Int?

  init(_ event: EventReader, _ erased: Erasures) {
    let name = event.required(text: "feed")
    feed = RecordKind(word: name) == nil ? erased.told(name) : name
    area = erased.told(event.required(text: "area"))
    start = event.required(date: "start")
    end = event.required(date: "end")
    guard let status = Status(rawValue: event.required(text: "status")) else {
      preconditionFailure("A stored coverage.declared has a status that its rule knows.")
    }
    self.status = status
    expected = event.number("expected")?.whole
    received = event.number("received")?.whole
  }
}
