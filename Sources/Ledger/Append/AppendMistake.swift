package import Events

/// What can be wrong with an event beside those that the ledger holds.
package enum AppendMistake: Mistake {
  /// The event at the sequence has the idempotency key, with other content.
  case keyTaken(sequence: Int)
  // What the sender may append.
  case lacksScope(Scope)
  /// An event that the sender could not have sent has the idempotency key.
  case keyNotFree
  /// A record of another source has the subject that is to be opened.
  case subjectTaken(SubjectKind)
  /// No record that the sender may change has the subject, whether another's has or none.
  case notOfSender(SubjectKind)
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
  case feedVersionExists(feed: String, version: Int)
  /// Another feed has this source and this kind of record.
  /// An earlier version of the feed has another source or kind: its records would be opened a second time.
  case otherSourceOfFeed(source: String, record: String)
  case sourceOfFeed(feed: String, record: String)

  package var blame: Blame {
    switch self {
    case .keyTaken: .conflict
    case .lacksScope, .keyNotFree, .subjectTaken, .notOfSender: .authority
    default: .rule
    }
  }
}
