internal import Crypto
internal import Events
internal import LMDB

/// A batch under way: a write transaction, and what the rules need to know of the ledger.
///
/// A batch too large for one transaction is committed in parts behind the published length; its last commit
/// publishes it whole.
public struct Batch: ~Copyable {
  /// What became of one event.
  public enum Outcome: Equatable, Sendable {
    case appended(sequence: Int)
    /// The same event is there already, at this sequence.
    case duplicate(sequence: Int)
  }

  /// Events, and bytes of events, after which a part is committed.
  static let largestPartEventCount = 1 << 16
  static let largestPartByteCount = 48 << 20

  var transaction: WriteTransaction
  let store: Store
  let times: RecordedTimes
  let now: RecordedTime
  var head: Head
  let start: Head
  var edge: TreeEdge
  var reader = EventReader()
  var areas: AreaParents?
  var sources: [String: UInt32] = [:]
  var hasErasures: Bool
  private(set) var appended = 0
  private(set) var duplicates = 0
  private(set) var hasCommittedParts = false
  private var partEventCount = 0
  private var partByteCount = 0

  // Buffers, kept between events.
  var keyBuffer: [UInt8] = []
  var subjectBuffer: [UInt8] = []
  private var valueBuffer: [UInt8] = []
  private var eventBuffer: [UInt8] = []

  private init(
    store: Store, times: RecordedTimes, now: RecordedTime, transaction: consuming WriteTransaction, head: Head,
    edge: TreeEdge, hasErasures: Bool
  ) {
    self.transaction = transaction
    self.store = store
    self.times = times
    self.now = now
    self.head = head
    start = head
    self.edge = edge
    self.hasErasures = hasErasures
  }

  /// Begins a batch; the caller holds the writer's lock.
  @available(*, noasync, message: "an append stays on one thread")
  static func begin(in store: Store, times: RecordedTimes, now: RecordedTime) throws -> Batch {
    try makeRoom(in: store)
    let transaction = try store.beginWrite()
    let head = try Batch.head(in: transaction)
    let edge = try TreeEdge(size: head.length) { level, index in
      try Batch.tile(level: level, index: index, in: transaction)
    }
    let hasErasures = try Batch.hasEntries(kind: SubjectKind.party.code, in: transaction)
    return Batch(
      store: store, times: times, now: now, transaction: transaction, head: head, edge: edge,
      hasErasures: hasErasures)
  }

  /// The number of events in the ledger with those of the batch so far.
  public var length: Int { head.length }

  // MARK: Adding

  /// Adds one event, given as JSON.
  /// - Throws: a `Refusal` where it breaks a rule (the batch then goes on without it), `LedgerError` or the
  ///   store's error where the batch cannot go on.
  @discardableResult
  public mutating func add(_ json: ArraySlice<UInt8>) throws -> Outcome {
    try reader.read(json)
    let source = try sourceNumber()
    Layout.key(source: source, id: Array(reader.id.utf8), into: &keyBuffer)
    if let sequence = try appendedSequence() {
      try checkDuplicate(of: sequence)
      duplicates += 1
      return .duplicate(sequence: sequence)
    }
    try reader.check()
    let time = try recordedTime()
    let entry = try checkState()
    try write(entry, at: time)
    return .appended(sequence: head.length - 1)
  }

  public mutating func add(_ json: [UInt8]) throws -> Outcome { try add(json[...]) }

  private mutating func write(_ entry: SubjectEntry, at time: RecordedTime) throws {
    let sequence = head.length
    eventBuffer.removeAll(keepingCapacity: true)
    eventBuffer.append(0)
    reader.writeStored(sequence: sequence, recordedTime: time, to: &eventBuffer)
    let hash = TreeHash.leaf(prefixed: eventBuffer)

    valueBuffer.removeAll(keepingCapacity: true)
    valueBuffer.appendLittleEndian(entry.record)
    valueBuffer.append(contentsOf: eventBuffer[1...])
    try transaction.put(
      key: UInt64(sequence), value: valueBuffer, in: Layout.events, mode: .append)
    partByteCount += valueBuffer.count

    valueBuffer.removeAll(keepingCapacity: true)
    valueBuffer.appendLittleEndian(UInt64(sequence))
    try transaction.put(key: keyBuffer, value: valueBuffer, in: Layout.keys)

    subjectBuffer.appendBigEndian(UInt64(sequence))
    valueBuffer.removeAll(keepingCapacity: true)
    entry.write(to: &valueBuffer)
    try transaction.put(key: subjectBuffer, value: valueBuffer, in: Layout.subjects)

    try appendLeaf(hash)
    head.length += 1
    head.lastTime = time
    if entry.record != Layout.noRecord, entry.record == head.recordCount { head.recordCount += 1 }
    appended += 1
    noteState()
    partEventCount += 1
    if partEventCount >= Batch.largestPartEventCount || partByteCount >= Batch.largestPartByteCount {
      try commitPart()
    }
  }

  private mutating func appendLeaf(_ hash: [UInt8]) throws {
    var full: [(UInt64, [UInt8])] = []
    edge.append(leaf: hash) { level, index, tile in full.append((Layout.tile(level: level, index: index), tile)) }
    for (key, tile) in full { try transaction.put(key: key, value: tile, in: Layout.tree) }
  }

  // MARK: Recorded times

  /// Refuses a time for the whole append that lies before the last event's or in the future.
  func checkTimes() throws {
    guard case .at(let time) = times else { return }
    try check(time, field: "--recorded-at")
  }

  private func recordedTime() throws -> RecordedTime {
    switch times {
    case .now: return max(now, head.lastTime)
    case .at(let time): return time
    case .asRecorded:
      guard let time = try reader.recordedTime() else {
        throw Refusal(
          field: "recordedtime", rule: "an append of events as recorded requires it",
          remedy: "Add the attribute, or append with --recorded-at")
      }
      try check(time, field: "recordedtime")
      return time
    }
  }

  private func check(_ time: RecordedTime, field: String) throws {
    guard time >= head.lastTime else {
      throw Refusal(
        field: field, value: time.description,
        rule: "recorded times never decrease, and the last event's is \(head.lastTime)",
        remedy: "Append history in the order it became known")
    }
    guard time <= now else {
      throw Refusal(
        field: field, value: time.description, rule: "a recorded time is not in the future (it is \(now))",
        remedy: "Give a time that has passed")
    }
  }

  // MARK: Committing

  private mutating func commitPart() throws {
    try writeEdge()
    try transaction.restart(growingMapTo: Batch.wantedMapSize(of: store))
    hasCommittedParts = true
    partEventCount = 0
    partByteCount = 0
  }

  private mutating func writeEdge() throws {
    for (level, index, tile) in edge.partial {
      try transaction.put(
        key: Layout.tile(level: level, index: index), value: tile, in: Layout.tree)
    }
  }

  /// Publishes the batch. A batch that appended nothing changes nothing.
  mutating func publish() throws -> AppendResult {
    if appended > 0 {
      try writeEdge()
      var value: [UInt8] = []
      value.appendLittleEndian(UInt64(appended))
      value.appendLittleEndian(now.microseconds)
      try transaction.put(
        key: UInt64(start.length), value: value, in: Layout.batches, mode: .append)
      try Ledger.write(head, to: &transaction)
    }
    let root = try TreeTiles.root(size: head.length) { level, index in
      try Batch.tile(level: level, index: index, in: transaction)
    }
    let result = AppendResult(
      appended: appended, duplicates: duplicates, sequence: head.length, root: root)
    if appended > 0 { try transaction.finish() }
    return result
  }


  // MARK: Room

  /// Room for a part: its events, and as much again for keys and copied pages, several times over.
  static func wantedMapSize(of store: Store) -> Int? {
    let room = store.mapSizeInBytes - store.usedSizeInBytes
    guard room < largestPartByteCount * 4 else { return nil }
    return max(store.mapSizeInBytes * 2, store.usedSizeInBytes + largestPartByteCount * 8)
  }

  static func makeRoom(in store: Store) throws {
    if let size = wantedMapSize(of: store) { try store.grow(toAtLeast: size) }
  }
}
