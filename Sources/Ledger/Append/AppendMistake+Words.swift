package import Events

extension AppendMistake {
  package func rule(at door: Door) -> String {
    switch self {
    case .keyTaken(let sequence):
      "source and id are the event's key, and event \(sequence) has this key with other content"
    case .lacksScope(let scope): "the token does not have the scope \(Refusal.shortened(scope.description))"
    case .keyNotFree: "source and id are the event's key, and this one is not free for the token"
    case .subjectTaken(let kind): "the subject is not free for a \(kind.word) of the token's sources"
    case .notOfSender(let kind): "no \(kind.word) that the token's sources opened has this subject"
    case .missingRecordedTime: "an append of events as recorded requires it"
    case .recordedBefore(let last): "recorded times never decrease, and the last event's is \(last)"
    case .recordedInFuture(let now): "a recorded time is not in the future (it is \(now))"
    case .isOpen(let kind): "the \(kind.word) is open already"
    case .isUnknown(let kind): "no \(kind.word) with this subject is known"
    case .isClosed(let kind): "the \(kind.word) is closed"
    case .partyErased: "the party was erased under data-protection law, and later events naming it are refused"
    case .areaBelowItself: "an area does not lie below itself"
    case .areaStartNotBefore(let end): "an area's life begins before it ends, and the ledger has it end on \(end)"
    case .areaEndNotAfter(let start): "an area's life ends after it begins, and the ledger has it begin on \(start)"
    case .versionExists(let indicator, let version): "version \(version) of \(indicator) exists already"
    case .feedVersionExists(let feed, let version): "version \(version) of the feed file \(feed) exists already"
    case .otherSourceOfFeed(let source, let record):
      "a feed keeps its source and kind, and this one's are \(source) and \(record)"
    case .sourceOfFeed(let feed, let record): "no two feeds have one source for \(record), and \(feed) has this one"
    }
  }

  package func remedy(at door: Door) -> String {
    switch self {
    case .keyTaken: "Send a new id for a new event; a recorded event is never changed"
    case .lacksScope: "Use a token that has it; whoever runs the server makes them"
    case .keyNotFree: "Send an id that no other event under this source can have"
    case .subjectTaken: "Begin the subjects of a source with its own name, so that no other has them"
    case .notOfSender:
      "Check the subject; a record of another source is changed by that source, or by one whose token succeeds it"
    case .missingRecordedTime: "Add the attribute, or append with --recorded-at"
    case .recordedBefore: "Append history in the order it became known"
    case .recordedInFuture: "Give a time that has passed"
    case .isOpen: "Send a change of it, or close it before it is recorded again"
    case .isUnknown, .isClosed: "Check the subject, and send its opening event first"
    case .partyErased: "Leave the event out; destroy the link between the person and the pseudonym"
    case .areaBelowItself(let area, let parent): "Check the parent: \(parent) is \(area) or lies below it"
    case .areaStartNotBefore: "Correct the start, or send the end with it; null clears the end that is held"
    case .areaEndNotAfter: "Correct the end, or send the start with it; null clears the start that is held"
    case .versionExists: "Give the new definition the next version"
    case .feedVersionExists: "Give the new feed file the next version: see \(FeedFileSection.versions.address)"
    case .otherSourceOfFeed:
      "Keep both in every version; what comes from elsewhere is a feed of its own: see \(FeedFileSection.row.address)"
    case .sourceOfFeed(let feed, _):
      "Give it a source of its own, or adopt it as the next version of \(feed): see \(FeedFileSection.row.address)"
    }
  }
}
