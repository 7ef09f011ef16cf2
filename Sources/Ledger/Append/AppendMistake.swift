public import Events

/// What can be wrong with an event beside those that the ledger holds.
public enum AppendMistake: Mistake {
  /// The event at the sequence has the idempotency key, with other content.
  case keyTaken(sequence: Int)
  // Recorded times.
  case missingRecordedTime
  case recordedBefore(last: RecordedTime)
  case recordedInFuture(now: RecordedTime)
  // The life of a record.
  case isOpen(SubjectKind)
  case isUnknown(SubjectKind)
  case isClosed(SubjectKind)
  // Other rules.
  case partyErased
  /// The area would lie below itself.
  case areaBelowItself(area: String, parent: String)
  /// The area's life would not begin before it ends; the other end is the one that the ledger holds.
  case areaStartNotBefore(end: CivilDate)
  case areaEndNotAfter(start: CivilDate)
  case versionExists(indicator: String, version: Int)

  public var blame: Blame {
    if case .keyTaken = self { .conflict } else { .rule }
  }
}
