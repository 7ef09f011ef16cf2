internal import Bytes
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

  /// Calls `body` with every event of one subject, in the order of their sequences.
  /// - Throws: `LedgerError` where the journal is damaged, and what `body` throws.
  package func forEachEvent(
    kind: SubjectKind, subject: String, _ body: (_ sequence: Int, _ event: EventReader) throws -> Void
  ) throws {
    var event = EventReader()
    for sequence in try sequences(kind: kind, subject) {
      try readEvent(at: sequence, into: &event)
      try body(sequence, event)
    }
  }

  /// Calls `body` with the UTF-8 of every subject of a kind that begins with a text, in the order of their bytes, and
  /// whether a record is open under it. No event is read: a million subjects take a fraction of a second.
  ///
  /// A subject of more than 400 bytes is passed over.
  /// - Throws: `LedgerError` where the journal is damaged, and what `body` throws.
  package func forEachSubject(
    kind: SubjectKind, beginningWith prefix: String, _ body: (_ subject: [UInt8], _ isOpen: Bool) throws -> Void
  ) throws {
    precondition(!prefix.isEmpty, "subjects are listed below a beginning")
    var (subject, isOpen): ([UInt8], Bool) = ([], false)
    try forEachKey(startingWith: [kind.code] + Array(prefix.utf8)) { key, entry in
      // Around the subject stand its kind, and a zero byte and the sequence.
      let name = key.extracting(1..<(key.byteCount - Layout.sequenceByteCount - 1))
      if !name.elements(equal: subject.span.rawBytes) {
        if !subject.isEmpty { try body(subject, isOpen) }
        subject.removeAll(keepingCapacity: true)
        subject.append(contentsOf: name)
      }
      isOpen = entry.status == .open
      return true
    }
    if !subject.isEmpty { try body(subject, isOpen) }
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
