internal import Bytes
internal import Events
internal import LMDB

/// The pass over the events, one after another.
struct EventCheck {
  private var tree: TreeCheck
  private var reader = EventReader()
  /// Records opened so far.
  private(set) var recordCount: UInt32
  private var lastWritten: WrittenTime?
  /// Records that damaged events may have opened since.
  private var possibleOpenings: UInt32 = 0
  private var sources = SourceNumbers()
  private var missingSources: Set<[UInt8]> = []
  /// What was found about the events of the tile under way, dropped for those whose leaf tells that they are damaged.
  private var pending: [Damage] = []
  // Buffers: a zero byte and the event's JSON; what is written to compare it with; a key and a value.
  private var leaf: [UInt8] = []
  private var canonical: [UInt8] = []
  private var key: [UInt8] = []
  private var value: [UInt8] = []

  /// - Parameter length: the number of events in all.
  init(from start: CheckStart, length: Int, lastRoot: [UInt8]?) {
    tree = TreeCheck(from: start, length: length, lastRoot: lastRoot)
    recordCount = start.recordCount
    lastWritten = start.lastTime
  }

  /// The time of the last sound event.
  var lastTime: RecordedTime? { lastWritten?.time }

  /// Whether the pass has come to what another one began with.
  func hasCome(to start: CheckStart) -> Bool {
    tree.root == start.edge.root && recordCount == start.recordCount && lastWritten == start.lastTime
  }

  /// Goes past an event that is not there.
  mutating func skip(
    _ sequence: Int, in transaction: borrowing ReadTransaction, _ journal: inout JournalCheck
  ) throws {
    journal.marks[sequence] = .isDamaged
    possibleOpenings += 1
    if tree.add(nil) { try closeTile(in: transaction, &journal) }
  }

  mutating func check(
    _ sequence: Int, _ value: borrowing RawSpan, in transaction: borrowing ReadTransaction,
    _ journal: inout JournalCheck
  ) throws {
    if let fault = fault(sequence, value) {
      journal.damages.add(Layout.events, sequence, fault)
      return try skip(sequence, in: transaction, &journal)
    }
    try checkKey(sequence, in: transaction, &journal)
    let record: UInt32 = value.loadLittleEndian(at: 0)
    try checkSubject(sequence, record: record, in: transaction, &journal)
    if tree.add(leaf) { try closeTile(in: transaction, &journal) }
  }

  private mutating func closeTile(
    in transaction: borrowing ReadTransaction, _ journal: inout JournalCheck
  ) throws {
    let damaged = Set(try tree.closeTile(in: transaction, &journal.damages))
    for sequence in damaged { journal.marks[sequence] = .isDamaged }
    for damage in pending where !(damage.sequence.map(damaged.contains) ?? false) {
      journal.damages.add(damage)
    }
    pending.removeAll(keepingCapacity: true)
  }

  // MARK: The event itself

  /// What is wrong with an event taken alone, or nil. The event is in `reader` and `leaf` afterwards.
  private mutating func fault(_ sequence: Int, _ value: borrowing RawSpan) -> String? {
    guard value.byteCount > Layout.eventPrefixByteCount else { return "the event is cut short" }
    leaf.removeAll(keepingCapacity: true)
    leaf.append(0)
    Layout.appendJSON(of: value, to: &leaf)
    do {
      try reader.read(leaf[1...])
      try reader.checkStored()
      guard let time = try reader.recordedTime(after: lastWritten) else { return "the event has no recorded time" }
      guard reader.sequence == sequence else { return "the event does not carry its sequence" }
      guard reader.isStored(as: leaf[1...], sequence: sequence, recordedTime: time, &canonical) else {
        return "the event is not canonical JSON"
      }
      if let lastTime, time.time < lastTime {
        return "the recorded time \(time.time) is before that of the event before"
      }
      lastWritten = time
      return nil
    } catch {
      return "the event is damaged: \(error.field.isEmpty ? "" : error.field + ": ")\(error.rule)"
    }
  }

  // MARK: Its entries

  private mutating func checkKey(
    _ sequence: Int, in transaction: borrowing ReadTransaction, _ journal: inout JournalCheck
  ) throws {
    guard let source = try sourceNumber(sequence, in: transaction) else {
      journal.marks[sequence].insert(.lacksKey)
      return
    }
    Layout.key(source: source, of: reader, into: &key)
    if journal.sums != nil {
      value.removeAll(keepingCapacity: true)
      value.appendLittleEndian(UInt64(sequence))
      journal.sums?.keys.add(key: key.rawBytes, value: value.rawBytes)
      return
    }
    guard let value = try transaction.value(for: key.rawBytes, in: Layout.keys) else {
      journal.marks[sequence].insert(.lacksKey)
      return report(Layout.keys, sequence, "the event's key has no entry")
    }
    guard let named = Layout.sequence(value) else {
      return report(Layout.keys, sequence, "the entry of the event's key is damaged")
    }
    guard named == sequence else {
      journal.marks[sequence].insert(.lacksKey)
      return report(Layout.keys, sequence, "the event's key leads to \(named)")
    }
  }

  /// The number of the event's source.
  private mutating func sourceNumber(
    _ sequence: Int, in transaction: borrowing ReadTransaction
  ) throws -> UInt32? {
    if let last = sources.last, reader.hasSource(last.key) { return last.number }
    Layout.source(of: reader, into: &key)
    if let number = sources[key] { return number }
    guard !missingSources.contains(key) else { return nil }
    guard let value = try transaction.value(for: key.rawBytes, in: Layout.sources), value.byteCount == 4
    else {
      missingSources.insert(key)
      report(Layout.sources, sequence, "the event's source has no number: \(reader.source.prefix(80))")
      return nil
    }
    sources[key] = value.loadLittleEndian(at: 0)
    return sources[key]
  }

  private mutating func checkSubject(
    _ sequence: Int, record: UInt32, in transaction: borrowing ReadTransaction, _ journal: inout JournalCheck
  ) throws {
    var marks: EventMarks = []
    let status: SubjectEntry.Status
    switch reader.rule.role {
    case .opens: (status, marks) = (.open, .opens)
    case .closes: (status, marks) = (.closed, .closes)
    case .states: (status, marks) = (.fact, .states)
    case .replaces, .replacesAll, .addsFlags, .removesFlags: status = .open
    }
    defer { journal.marks[sequence].formUnion(marks) }

    Layout.subject(of: reader, into: &key)
    let prefixCount = key.count
    key.appendBigEndian(UInt64(sequence))
    let entry = try subjectEntry(
      of: sequence, foreseen: SubjectEntry(status: status, record: record), in: transaction, &journal)
    if let entry, entry.status != status {
      report(Layout.subjects, sequence, "the entry says \(entry.status), the event makes it \(status)")
    }
    var expected = Layout.noRecord
    if status != .fact {
      key.removeSubrange(prefixCount...)
      expected =
        entry?.record == record || entry == nil
        ? record : try firstRecord(before: sequence, in: transaction) ?? recordCount
    }
    if record != expected {
      report(Layout.events, sequence, "the number in front of the event is not its record's")
    }
    if let entry, entry.record != expected {
      report(Layout.subjects, sequence, "the entry's record number is not its record's")
    }
    guard status != .fact else { return }
    if expected >= recordCount + possibleOpenings + (marks.contains(.opens) ? 1 : 0) {
      report(Layout.events, sequence, "the number in front of the event is of no record opened before it")
    } else if marks.contains(.opens), expected >= recordCount {
      marks.insert(.isFirst)
      possibleOpenings -= expected - recordCount
      recordCount = expected + 1
    }
  }

  /// The entry of the event's subject, whose key is in `key`: the one that is there, or for a sum the one that should be.
  private mutating func subjectEntry(
    of sequence: Int, foreseen: SubjectEntry, in transaction: borrowing ReadTransaction, _ journal: inout JournalCheck
  ) throws -> SubjectEntry? {
    if journal.sums != nil {
      value.removeAll(keepingCapacity: true)
      foreseen.write(to: &value)
      journal.sums?.subjects.add(key: key.rawBytes, value: value.rawBytes)
      return foreseen
    }
    guard let found = try transaction.value(for: key.rawBytes, in: Layout.subjects) else {
      journal.marks[sequence].insert(.lacksSubject)
      report(Layout.subjects, sequence, "the event's subject has no entry for it")
      return nil
    }
    let entry = SubjectEntry(found)
    if entry == nil { report(Layout.subjects, sequence, "the entry of the event's subject is damaged") }
    return entry
  }

  /// The record number of the first entry of the subject whose keys begin with `key`, where that is another event's.
  private func firstRecord(before sequence: Int, in transaction: borrowing ReadTransaction) throws -> UInt32? {
    var cursor = try transaction.cursor(in: Layout.subjects)
    guard try cursor.seek(atOrAfter: key.rawBytes), cursor.key.starts(with: key.rawBytes),
      cursor.key.byteCount == key.count + Layout.sequenceByteCount,
      cursor.key.loadBigEndian(UInt64.self, at: key.count) < UInt64(sequence)
    else { return nil }
    return SubjectEntry(cursor.value)?.record
  }

  private mutating func report(_ table: Table, _ sequence: Int, _ sentence: String) {
    pending.append(Damage(table.name, sequence, sentence))
  }
}
