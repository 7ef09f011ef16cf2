package import Events

/// What a feed has delivered for an area and months (`coverage.declared`); the end is exclusive.
package struct CoverageDeclaration: Sendable {
  package enum Status: String, CaseIterable, Sendable { case complete, partial, missing }

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

extension CoverageDeclaration: CompactFact {
  /// What stands for a number that was not given.
  private static let notGiven = -1

  package init(kept: inout CompactReader, _ erased: Erasures) {
    status = Status.allCases[kept.number()]
    start = CivilDate(day: Int32(kept.number()))
    end = CivilDate(day: Int32(kept.number()))
    let (expected, received) = (kept.number(), kept.number())
    self.expected = expected == Self.notGiven ? nil : expected
    self.received = received == Self.notGiven ? nil : received
    let name = kept.text()
    feed = RecordKind(word: name) == nil ? erased.told(name) : name
    area = erased.told(kept.text())
  }

  package func write(to kept: inout CompactWriter) {
    kept.write(Status.allCases.firstIndex(of: status) ?? 0)
    kept.write(Int(start.day))
    kept.write(Int(end.day))
    kept.write(expected ?? Self.notGiven)
    kept.write(received ?? Self.notGiven)
    kept.write(feed)
    kept.write(area)
  }
}
