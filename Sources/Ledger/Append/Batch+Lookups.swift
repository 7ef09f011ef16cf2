internal import Bytes
internal import Events
internal import LMDB

/// What a batch looks up in the journal, its own events included.
extension Batch {
  /// The number of the event's source; new sources are numbered in order.
  mutating func sourceNumber() throws -> UInt32 {
    if let last = sources.last, reader.hasSource(last.key) { return last.number }
    Layout.source(of: reader, into: &keyBuffer)
    return try sourceNumberOfKey()
  }

  /// The number of the source whose key is in `keyBuffer`.
  mutating func sourceNumberOfKey() throws -> UInt32 {
    if let number = sources[keyBuffer] { return number }
    let number: UInt32
    if let known = try transaction.number(for: keyBuffer, in: Layout.sources) {
      number = known
    } else {
      number = UInt32(try transaction.count(in: Layout.sources))
      var value: [UInt8] = []
      value.appendLittleEndian(number)
      try transaction.put(key: keyBuffer, value: value, in: Layout.sources)
    }
    sources[keyBuffer] = number
    return number
  }

  /// The sequence of the event that has the idempotency key in `keyBuffer`, if there is one.
  func appendedSequence() throws -> Int? {
    if let own = concealment.sequence(of: keyBuffer) { return own }
    guard let value = try transaction.value(for: keyBuffer.span.rawBytes, in: Layout.keys) else { return nil }
    guard let sequence = Layout.sequence(value) else {
      throw LedgerError(.damaged, "an entry of the table keys is damaged: run verify")
    }
    return sequence
  }

  /// Whether the event is one that was appended before, which has its key. A key that the sender's own events have not is
  /// concealed.
  /// - Throws: a `Refusal` where the event that has the key is another.
  mutating func isDuplicate(of sequence: Int) throws -> Bool {
    var stored = EventReader()
    try readEvent(at: sequence, into: &stored)
    var (mine, theirs): ([UInt8], [UInt8]) = ([], [])
    reader.writeContent(to: &mine)
    stored.writeContent(to: &theirs)
    if mine == theirs { return true }
    guard try maySend(stored) else {
      concealment.conceal(key: keyBuffer, Refusal(.field("id"), value: reader.id, AppendMistake.keyNotFree))
      return false
    }
    throw Refusal(.field("id"), value: reader.id, AppendMistake.keyTaken(sequence: sequence))
  }

  func readEvent(at sequence: Int, into target: inout EventReader) throws {
    try Layout.withEvent(at: sequence, in: transaction) { value in
      try target.read(.published(sequence)) { Layout.appendJSON(of: value, to: &$0) }
    }
  }

  /// The last entry of a subject; `key` holds what its keys begin with, and is left as it is.
  func lastEntry(startingWith key: inout [UInt8]) throws -> SubjectEntry? {
    let count = key.count
    key.appendBigEndian(UInt64.max)
    defer { key.removeLast(Layout.sequenceByteCount) }
    var cursor = try transaction.keptCursor(in: Layout.subjects)
    let isAfter = try cursor.seek(atOrAfter: key.rawBytes)
    guard isAfter ? try cursor.previous() : try cursor.last() else { return nil }
    guard cursor.key.byteCount == key.count,
      cursor.key.starts(with: key.rawBytes.extracting(0..<count))
    else { return nil }
    guard let entry = SubjectEntry(cursor.value) else {
      throw LedgerError(.damaged, "an entry of the table subjects is damaged: run verify")
    }
    try check(entry, of: cursor.key.loadBigEndian(at: count))
    return entry
  }

  /// The sequences of all events of a subject.
  func sequences(kind: SubjectKind, _ subject: String) throws -> [Int] {
    var sequences: [Int] = []
    try readHistory(kind: kind, subject, into: &sequences)
    return sequences
  }

  /// Calls `body` with each entry whose key begins with a text, and its sequence, in the order of the table, until it
  /// returns false.
  func forEachEntry(
    startingWith prefix: [UInt8], _ body: (_ sequence: Int, _ entry: SubjectEntry) throws -> Bool
  ) throws {
    try forEachKey(startingWith: prefix) { key, entry in
      let sequence: UInt64 = key.loadBigEndian(at: key.byteCount - Layout.sequenceByteCount)
      return try body(Int(sequence), entry)
    }
  }

  /// The same with the whole key: the kind, the subject, a zero byte and the sequence.
  func forEachKey(
    startingWith prefix: [UInt8], _ body: (_ key: borrowing RawSpan, _ entry: SubjectEntry) throws -> Bool
  ) throws {
    var cursor = try transaction.cursor(in: Layout.subjects)
    var isThere = try cursor.seek(atOrAfter: prefix.span.rawBytes)
    while isThere {
      let key = cursor.key
      guard key.starts(with: prefix.span.rawBytes), key.byteCount >= Layout.sequenceByteCount else { return }
      guard let entry = SubjectEntry(cursor.value) else {
        throw LedgerError(.damaged, "an entry of the table subjects is damaged: run verify")
      }
      guard try body(key, entry) else { return }
      isThere = try cursor.next()
    }
  }

  /// The first subject of a kind, in the order of their bytes, that begins with a text and is not before another; nil
  /// where there is none. Subjects of more than 400 bytes are passed over.
  func firstSubject(kind: SubjectKind, beginningWith prefix: [UInt8], atOrAfter start: [UInt8]) throws -> [UInt8]? {
    var cursor = try transaction.cursor(in: Layout.subjects)
    let (least, beginning) = ([kind.code] + start, [kind.code] + prefix)
    guard try cursor.seek(atOrAfter: least.span.rawBytes) else { return nil }
    // Behind the subject stand a zero byte and the sequence.
    let key = cursor.key
    guard key.starts(with: beginning.span.rawBytes), key.byteCount > Layout.sequenceByteCount + 1 else { return nil }
    return Array(key.bytes().dropFirst().dropLast(Layout.sequenceByteCount + 1))
  }
}
