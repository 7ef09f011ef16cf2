package import Events
internal import LMDB

/// What the sender of a batch may append. It is settled under the writer's lock: only there is it known whose a record is.
///
/// A refusal says nothing of what belongs to others. Before the ledger is asked anything, the event alone has to be one
/// that its sender may send; about a record of another source the answer is that about one which was never there; and what
/// of others stands in the way is held back until nothing else does (``Concealment``).
extension Batch {
  /// What the batch is refused for where nothing else of it is, in the order of its events.
  package var heldBack: [Refusal] { concealment.heldBack }

  /// Whether there are records that its sender may not change.
  package var isBound: Bool { authority.map { !$0.isOfEverySource } ?? false }

  /// Refuses the event in the reader where it is none that its sender may send, whatever the ledger holds of its subject.
  mutating func checkAuthority() throws {
    guard let authority else { return }
    guard let type = reader.typeAsSent else {
      // An event of no known type was never appended. Under a source of the sender's own the ledger may say what has its
      // key; of any other it is not asked.
      if !authority.mayAppend(as: ExactText(reader.source)) { try reader.check() }
      return
    }
    if try isDerived(type, authority) { return }
    try check(reader, type, authority)
  }

  /// Whether the event in the reader is a fact that importing a return states. An area that it places has no place, and keeps
  /// its name and level.
  private mutating func isDerived(_ type: EventType, _ authority: Authority) throws -> Bool {
    guard let derived = authority.derived, derived.include(reader, type) else { return false }
    guard type == .areaAssigned else { return true }
    let code = reader.subject
    guard let known = try area(code) else { return reader.exactText("name") == ExactText(code) }
    return known.places.isEmpty && reader.exactText("name") == ExactText(known.name)
      && reader.exactText("level") == ExactText(known.level)
  }

  private mutating func check(_ event: EventReader, _ type: EventType, _ authority: Authority) throws {
    let (needed, source) = (Scope.needed(for: type, event), ExactText(event.source))
    if case .append = needed {
      guard authority.mayAppend(as: source) else { throw Batch.lacks(needed, event.source) }
      return
    }
    guard try mayState(needed, authority) else {
      throw Refusal(.field("type"), value: type.rawValue, AppendMistake.lacksScope(needed))
    }
    guard authority.mayStateFacts(as: source) else { throw Batch.lacks(.append(source: source), event.source) }
  }

  private static func lacks(_ scope: Scope, _ source: String) -> Refusal {
    Refusal(.field("source"), value: source, AppendMistake.lacksScope(scope))
  }

  /// Whether facts may be stated that need a scope.
  private mutating func mayState(_ scope: Scope, _ authority: Authority) throws -> Bool {
    if authority.mayState(scope) { return true }
    guard case .coverage(let feed, let area) = scope else { return false }
    for above in authority.areas(declaredBy: feed) where try isArea(area, withinOrBelow: above) { return true }
    return false
  }

  /// Whether the sender of the batch may send an event like one that the ledger holds.
  mutating func maySend(_ stored: EventReader) throws -> Bool {
    guard let authority else { return true }
    if let derived = authority.derived, derived.include(stored, stored.rule.type) { return true }
    do {
      try check(stored, stored.rule.type, authority)
      return true
    } catch is Refusal {
      return false
    }
  }

  // MARK: Whose a record is

  /// Whether the record that the event in the reader is about is another's. One that was never there is no one's.
  /// - Parameter last: the record's last entry, whose key's beginning is in `subjectBuffer`; nil where there is none.
  /// - Throws: a `Refusal` where the event would change a record that is another's, or no one's: the same for both.
  mutating func isOthers(_ last: SubjectEntry?) throws -> Bool {
    guard let authority, !authority.isOfEverySource else { return false }
    let rule = reader.rule
    if last == nil {
      if rule.role == .opens { return try liesBelowOtherSource(reader.subject, authority) }
    } else if concealment.entry(of: subjectBuffer) != nil {
      // What the batch itself has added in the place of another's.
      return false
    } else if authority.mayChange(recordsOf: try owner()) {
      return false
    }
    if rule.role == .opens { return true }
    throw Refusal(.field("subject"), value: reader.subject, AppendMistake.notOfSender(rule.subject))
  }

  /// Whether a subject begins with the name of another source that the ledger knows, as the subjects of its records do.
  private func liesBelowOtherSource(_ subject: String, _ authority: Authority) throws -> Bool {
    var key: [UInt8] = []
    let bytes = Array(subject.utf8)
    for end in bytes.indices where bytes[end] == UInt8(ascii: "/") {
      let source = String(decoding: bytes[..<end], as: UTF8.self)
      if authority.mayChange(recordsOf: ExactText(source)) { continue }
      key.removeAll(keepingCapacity: true)
      Layout.appendName(to: &key) { $0.append(contentsOf: bytes[..<end]) }
      if try transaction.number(for: key, in: Layout.sources) != nil { return true }
    }
    return false
  }

  /// Conceals the record of another that the event in the reader would open.
  /// - Returns: what is to be seen of it: nothing.
  mutating func conceal() -> SubjectEntry? {
    concealment.conceal(
      subject: subjectBuffer,
      Refusal(.field("subject"), value: reader.subject, AppendMistake.subjectTaken(reader.rule.subject)))
    return nil
  }

  /// The source of the event that opened the record last whose key's beginning is in `subjectBuffer`.
  private mutating func owner() throws -> ExactText {
    if let known = owners[subjectBuffer] { return known }
    var opening: Int?
    var wasOpen = false
    try forEachEntry(startingWith: subjectBuffer) { sequence, entry in
      if entry.status == .open, !wasOpen { opening = sequence }
      wasOpen = entry.status == .open
      return true
    }
    guard let opening else { throw LedgerError(.damaged, "a record has no event that opened it: run verify") }
    var stored = EventReader()
    try readEvent(at: opening, into: &stored)
    let owner = ExactText(stored.source)
    owners[subjectBuffer] = owner
    return owner
  }
}
