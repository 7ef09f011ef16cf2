internal import Events
internal import LMDB

/// The rules that need the ledger: open and closed subjects, erased parties, the tree of areas, versions.
extension Batch {
  /// Checks the event in the reader against the ledger.
  /// - Returns: the entry for the table of subjects; its key's beginning is in `subjectBuffer`.
  mutating func checkState() throws -> SubjectEntry {
    if hasErasures { try checkErasure() }
    switch reader.rule.type {
    case .areaAssigned:
      try checkCycle()
      try checkLife()
    case .definitionAdopted: try checkVersion()
    case .feedAdopted:
      try checkFeedVersion()
      try checkFeedSource()
    default: break
    }
    return try checkSubject()
  }

  /// Checks that what the event is about is open, or is not.
  /// - Returns: the entry for the table of subjects; its key's beginning is in `subjectBuffer`.
  mutating func checkSubject() throws -> SubjectEntry {
    let rule = reader.rule
    Layout.subject(of: reader, into: &subjectBuffer)
    if rule.role == .states { return SubjectEntry(status: .fact, record: Layout.noRecord) }
    var last = try lastEntry()
    if try isOthers(last) { last = conceal() }
    if rule.role == .opens {
      if !owners.isEmpty { owners[subjectBuffer] = nil }
      guard last?.status != .open else {
        throw Refusal(.field("subject"), value: reader.subject, AppendMistake.isOpen(rule.subject))
      }
      return SubjectEntry(status: .open, record: last?.record ?? head.recordCount)
    }
    guard let last, last.status == .open else {
      throw Refusal(
        .field("subject"), value: reader.subject,
        last == nil ? AppendMistake.isUnknown(rule.subject) : .isClosed(rule.subject))
    }
    return SubjectEntry(status: rule.role == .closes ? .closed : .open, record: last.record)
  }

  /// The last entry of the event's subject.
  mutating func lastEntry() throws -> SubjectEntry? {
    if let own = concealment.entry(of: subjectBuffer) { return own }
    var key: [UInt8] = []
    swap(&key, &subjectBuffer)
    defer { swap(&key, &subjectBuffer) }
    return try lastEntry(startingWith: &key)
  }

  /// Keeps what later events of the batch are checked against.
  mutating func noteState() {
    switch reader.rule.type {
    case .partyErased: hasErasures = true
    case .areaAssigned: areas.note(reader)
    default: break
    }
  }

  func checkErasure() throws {
    let isErasure = reader.rule.type == .partyErased
    guard let party = isErasure ? reader.subject : reader.text("party") else { return }
    var key: [UInt8] = []
    Layout.subject(kind: .party, party, into: &key)
    guard try lastEntry(startingWith: &key) == nil else {
      throw Refusal(.field(isErasure ? "subject" : "data.party"), value: Erasures.mark, AppendMistake.partyErased)
    }
  }

  /// No area lies below itself, by any path through all geographies together.
  mutating func checkCycle() throws {
    guard let parent = reader.text("parent"), try isArea(parent, withinOrBelow: reader.subject) else { return }
    throw Refusal(
      .field("data.parent"), value: parent,
      AppendMistake.areaBelowItself(area: reader.subject, parent: parent))
  }

  /// An area's life begins before it ends; what the assignment does not say of it is what the ledger holds. Where it says
  /// both, the event's own rules have looked at them.
  mutating func checkLife() throws {
    let (start, end) = (reader.date("start"), reader.date("end"))
    if let start, reader.node("end") == nil {
      guard let held = try area(reader.subject)?.end, start >= held else { return }
      throw Refusal(.field("data.start"), value: start.description, AppendMistake.areaStartNotBefore(end: held))
    }
    if let end, reader.node("start") == nil {
      guard let held = try area(reader.subject)?.start, held >= end else { return }
      throw Refusal(.field("data.end"), value: end.description, AppendMistake.areaEndNotAfter(start: held))
    }
  }
}
