package import Events

/// The rules that events obey, each by scanning all accepted events.
package struct NaiveLedger: Sendable {
  package private(set) var events: [NaiveEvent] = []

  package init() {}

  package enum Reason: String, CaseIterable, Sendable {
    /// What the event alone shows: JSON, attributes, type, fields, values.
    case malformed
    case conflict, unknownSubject, closedSubject, alreadyOpen, areaCycle, life, versionExists, erasedParty
  }

  package enum Outcome: Hashable, Sendable {
    case appended(sequence: Int)
    case duplicate
    /// Every reason that holds; they have no order, but for the key, which comes first.
    case refused(Set<Reason>)
  }

  /// Appends the lines of a batch.
  ///
  /// "A batch is atomic." With `keepGoing`, "the good ones".
  package mutating func append(_ lines: [[UInt8]], at time: RecordedTime, keepGoing: Bool) -> [Outcome] {
    let before = events
    let outcomes = lines.map { append($0, at: time) }
    let isRefused = outcomes.contains { if case .refused = $0 { true } else { false } }
    if isRefused, !keepGoing { events = before }
    return outcomes
  }

  /// Appends one event.
  package mutating func append(_ text: [UInt8], at time: RecordedTime) -> Outcome {
    precondition(events.last.map { $0.recordedTime <= time } ?? true, "A recorded time never decreases.")
    var reader = EventReader()
    guard (try? reader.read(text[...])) != nil else { return .refused([.malformed]) }
    let content = NaiveLedger.content(reader)
    // "`source` + `id` is the idempotency key, checked before any other rule, against the ledger and the earlier lines of
    // the batch: the same key with the same content (equal JSON values; a `datacontenttype` that says JSON, in whatever
    // form, equals its absence) is a duplicate (counted, not appended); with other content it is a conflict."
    let (source, id) = (Word(reader.source), Word(reader.id))
    for event in events where event.source == source && event.id == id {
      let isSame = NaiveMediaType.left(out: event.content) == NaiveMediaType.left(out: content)
      return isSame ? .duplicate : .refused([.conflict])
    }
    guard (try? reader.check()) != nil else { return .refused([.malformed]) }
    let event = NaiveLedger.event(reader, content, sequence: events.count, time)
    let reasons = self.reasons(against: event)
    guard reasons.isEmpty else { return .refused(reasons) }
    events.append(event)
    return .appended(sequence: event.sequence)
  }

  private static func content(_ reader: EventReader) -> JSONValue {
    guard case .object(var members) = JSONValue(reader.document, reader.document.root) else {
      preconditionFailure("An event that was read is an object.")
    }
    members["sequence"] = nil
    members["recordedtime"] = nil
    return .object(members.filter { $0.value != .null })
  }

  private static func event(
    _ reader: EventReader, _ content: JSONValue, sequence: Int, _ time: RecordedTime
  ) -> NaiveEvent {
    guard case .object(let data) = content["data"] else { preconditionFailure("Data is an object.") }
    let definition = reader.node("definition").flatMap { try? Definition(reader.document, $0, path: "") }
    var kind: RecordKind?
    if case .record(let record) = reader.rule.subject { kind = record }
    return NaiveEvent(
      sequence: sequence, recordedTime: time, type: reader.rule.type, kind: kind, role: reader.rule.role,
      source: Word(reader.source), id: Word(reader.id), subject: Word(reader.subject), data: data,
      content: content, definition: definition)
  }

  private func reasons(against event: NaiveEvent) -> Set<Reason> {
    var reasons: Set<Reason> = []
    if let kind = event.kind {
      // "an event about an unknown or closed subject, a second `recorded` of an open subject"
      let isOpen = isOpen(kind, event.subject)
      if event.role == .opens {
        if isOpen == true { reasons.insert(.alreadyOpen) }
      } else if isOpen == nil {
        reasons.insert(.unknownSubject)
      } else if isOpen == false {
        reasons.insert(.closedSubject)
      }
    }
    if event.type == .areaAssigned {
      let areas = NaiveWorld(events[...]).areas
      // "a cycle over all geographies together is refused". A parent that the event replaces is above its own subject,
      // so that no cycle goes through it.
      let parent = event.data["parent"]?.text
      if let parent, areas.isAtOrBelow(parent, event.subject) { reasons.insert(.areaCycle) }
      // "a life whose `start` would not be before its `end`: refused"
      let life = areas.life(after: event)
      if let start = life.start, let end = life.end, start >= end { reasons.insert(.life) }
    }
    // "a version that exists already is refused"
    if let definition = event.definition,
      events.contains(where: { $0.subject == event.subject && $0.definition?.version == definition.version })
    {
      reasons.insert(.versionExists)
    }
    // "later events naming it are refused"
    let named = event.type == .partyErased ? event.subject : event.data["party"]?.text
    if let named, events.contains(where: { $0.type == .partyErased && $0.subject == named }) {
      reasons.insert(.erasedParty)
    }
    return reasons
  }

  /// Whether a record is open; nil where it was never opened.
  package func isOpen(_ kind: RecordKind, _ subject: Word) -> Bool? {
    var isOpen: Bool?
    for event in events where event.kind == kind && event.subject == subject {
      switch event.role {
      case .opens: isOpen = true
      case .closes: isOpen = false
      default: break
      }
    }
    return isOpen
  }

  // MARK: Known at

  /// "a time T is every event with recorded time <= T"
  package func length(at time: RecordedTime) -> Int { events.prefix { $0.recordedTime <= time }.count }

  /// "a bare date is the end of that civil day"
  package func length(atEndOf date: CivilDate) -> Int {
    let next = London.start(of: CivilDate(day: date.day + 1))
    return events.prefix { $0.recordedTime < next }.count
  }

  /// "root: the RFC 9162 SHA-256 Merkle tree hash", in hexadecimal, of the first `length` events.
  package func root(length: Int) -> String {
    SHA256.hex(MerkleTree.root(events.prefix(length).map(\.leaf)[...]))
  }
}
