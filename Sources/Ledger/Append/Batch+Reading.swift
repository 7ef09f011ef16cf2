internal import Bytes
package import Events
internal import LMDB

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

  /// Calls `body` with each subject of a kind that begins with a text, in the order of their bytes: whether its record is
  /// open, and the sequences of its events. Subjects of more than 400 bytes are passed over.
  package func forEachHistory(
    kind: SubjectKind, beginningWith prefix: String,
    _ body: (_ subject: String, _ isOpen: Bool, _ sequences: [Int]) throws -> Void
  ) throws {
    var (key, sequences, isOpen): ([UInt8], [Int], Bool) = ([], [], false)
    func end() throws {
      guard !sequences.isEmpty else { return }
      // Around the subject stand its kind and a zero byte.
      try body(String(decoding: key.dropFirst().dropLast(), as: UTF8.self), isOpen, sequences)
      sequences.removeAll(keepingCapacity: true)
    }
    try forEachKey(startingWith: [kind.code] + Array(prefix.utf8)) { bytes, entry in
      let count = bytes.byteCount - Layout.sequenceByteCount
      if key.count != count || !bytes.starts(with: key.span.rawBytes) {
        try end()
        key = Array(bytes.extracting(0..<count).bytes())
      }
      let sequence: UInt64 = bytes.loadBigEndian(at: count)
      sequences.append(Int(sequence))
      isOpen = entry.status == .open
      return true
    }
    try end()
  }

  /// Reads the sequences of the events of a subject, ascending.
  package func readHistory(kind: SubjectKind, _ subject: String, into sequences: inout [Int]) throws {
    sequences.removeAll(keepingCapacity: true)
    var prefix: [UInt8] = []
    Layout.subject(kind: kind, subject, into: &prefix)
    try forEachEntry(startingWith: prefix) { sequence, _ in
      sequences.append(sequence)
      return true
    }
  }

  /// The sequences of the events of all subjects of a kind that begin with a text, in the order of the subjects.
  package func sequences(kind: SubjectKind, beginningWith prefix: String) throws -> [Int] {
    var sequences: [Int] = []
    try forEachEntry(startingWith: [kind.code] + Array(prefix.utf8)) { sequence, _ in
      sequences.append(sequence)
      return true
    }
    return sequences
  }

  /// The events that the batch has added since it had so many: each with the number of its record, nil where it is about
  /// none.
  package func added(since length: Int) throws -> [ForeseenEvent] {
    try (length..<max(length, head.length)).map { sequence in
      try Layout.withEvent(at: sequence, in: transaction) { value in
        var json: [UInt8] = []
        Layout.appendJSON(of: value, to: &json)
        let record: UInt32 = value.loadLittleEndian(at: 0)
        return ForeseenEvent(record: record == Layout.noRecord ? nil : record, json: json)
      }
    }
  }

  /// Reads the canonical JSON of an event as it is stored.
  package func readJSON(at sequence: Int, into json: inout [UInt8]) throws {
    json.removeAll(keepingCapacity: true)
    try Layout.withEvent(at: sequence, in: transaction) { Layout.appendJSON(of: $0, to: &json) }
  }

  /// Reads an event that the ledger or the batch holds.
  package func read(at sequence: Int, into event: inout EventReader) throws {
    try readEvent(at: sequence, into: &event)
  }

  /// The parties that were erased.
  package func erasedParties() throws -> Set<ExactText> {
    var parties: Set<ExactText> = []
    guard hasErasures else { return parties }
    try forEachEvent(kind: .party, subjectsBeginningWith: "") { _, event in parties.insert(ExactText(event.subject)) }
    return parties
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
