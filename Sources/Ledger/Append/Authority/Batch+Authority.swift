internal import Events

/// What the sender of a batch may append. It is settled under the writer's lock: only there is it known whose a record is.
///
/// A refusal says nothing of what belongs to others. Before the ledger is asked anything, the event alone has to be one
/// that its sender may send; and about a record of another source the answer is that about one which was never there.
extension Batch {
  /// Refuses the event in the reader where it is none that its sender may send, whatever the ledger holds of its subject.
  /// An event of no known type is left to the rules, which refuse it.
  mutating func checkAuthority() throws {
    guard let authority, let type = reader.typeAsSent else { return }
    try check(reader, type, authority)
  }

  private mutating func check(_ event: EventReader, _ type: EventType, _ authority: Authority) throws {
    let needed = Scope.needed(for: type, event)
    switch needed {
    case .append(let source?):
      guard authority.mayAppend(as: source) else {
        throw Refusal(.field("source"), value: source.text, AppendMistake.lacksScope(needed))
      }
    case .coverage(let feed, let area):
      if authority.isOfEveryFeed { return }
      for above in authority.areas(declaredBy: feed) where try isArea(area, withinOrBelow: above) { return }
      throw Refusal(.field("type"), value: type.rawValue, AppendMistake.lacksScope(needed))
    default:
      guard authority.mayState(needed) else {
        throw Refusal(.field("type"), value: type.rawValue, AppendMistake.lacksScope(needed))
      }
    }
  }

  /// Whether the sender of the batch may send an event like one that the ledger holds.
  mutating func maySend(_ stored: EventReader) throws -> Bool {
    guard let authority else { return true }
    do {
      try check(stored, stored.rule.type, authority)
      return true
    } catch is Refusal {
      return false
    }
  }

  /// Refuses the event in the reader where the record that it is about is another's. One that was never there is no one's:
  /// it can be opened, and a change of it is refused as that of another's is.
  /// - Parameter isKnown: whether the ledger holds the record, whose key's beginning is in `subjectBuffer`.
  func checkOwner(isKnown: Bool) throws {
    guard let authority, !authority.isOfEverySource else { return }
    let rule = reader.rule
    if isKnown ? authority.mayChange(recordsOf: try owner()) : rule.role == .opens { return }
    throw Refusal(
      .field("subject"), value: reader.subject,
      rule.role == .opens ? AppendMistake.subjectTaken(rule.subject) : .notOfSender(rule.subject))
  }

  /// The source of the event that opened the record last whose key's beginning is in `subjectBuffer`.
  private func owner() throws -> ExactText {
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
    return ExactText(stored.source)
  }
}
