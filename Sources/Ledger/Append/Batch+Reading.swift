package import Events

/// What an import reads of the ledger's present state, the events of its own batch included.
extension Batch {
  /// Calls `body` with every event of the subjects of a kind that begin with a text: subject by subject in the order
  /// of their bytes, each subject's events in the order of their sequences.
  ///
  /// A subject of more than 400 bytes is found only with an empty beginning.
  /// - Throws: `LedgerError` where the journal is damaged, and what `body` throws.
  package func forEachEvent(
    kind: SubjectKind, subjectsBeginningWith prefix: String,
    _ body: (_ sequence: Int, _ event: EventReader) throws -> Void
  ) throws {
    var event = EventReader()
    try forEachEntry(startingWith: [kind.code] + Array(prefix.utf8)) { sequence, _ in
      try readEvent(at: sequence, into: &event)
      try body(sequence, event)
      return true
    }
  }

  /// Whether a condition holds of any event of the subjects of a kind that begin with a text. It is asked no further than
  /// to the first of which it does.
  package func holdsEvent(
    kind: SubjectKind, subjectsBeginningWith prefix: String, where isWanted: (EventReader) -> Bool
  ) throws -> Bool {
    var event = EventReader()
    var isFound = false
    try forEachEntry(startingWith: [kind.code] + Array(prefix.utf8)) { sequence, _ in
      try readEvent(at: sequence, into: &event)
      isFound = isWanted(event)
      return !isFound
    }
    return isFound
  }

  /// The distinct beginnings of the subjects of a kind that have a `/` behind a text: for `leicestershire/` the months
  /// below it. Each costs one look-up, however many subjects lie below it.
  package func folders(kind: SubjectKind, below prefix: String) throws -> [String] {
    let beginning = Array(prefix.utf8)
    var folders: [String] = []
    var start = beginning
    while let subject = try firstSubject(kind: kind, beginningWith: beginning, atOrAfter: start) {
      let name = subject.dropFirst(beginning.count).prefix { $0 != UInt8(ascii: "/") }
      start = beginning + name
      if subject.count > start.count {
        folders.append(String(decoding: name, as: UTF8.self))
        // The byte after the slash: past all that lie below it.
        start.append(UInt8(ascii: "/") + 1)
      } else {
        // A subject that is no folder: past its own entries, which have a zero byte behind the name.
        start.append(1)
      }
    }
    return folders
  }
}
