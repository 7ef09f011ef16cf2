internal import Bytes
package import Events
internal import LMDB

/// A batch under way: a write transaction, and what the rules need to know of the ledger.
///
/// A batch too large for one transaction is committed in parts behind the published length; its last commit
/// publishes it whole. Several clients' batches can share a transaction: each then ends, or is taken back, before the
/// next begins, and the last commit publishes them together.
public struct Batch: ~Copyable {
  /// What became of one event.
  public enum Outcome: Equatable, Sendable {
    case appended(sequence: Int)
    /// The same event is there already, at this sequence.
    case duplicate(sequence: Int)
  }

  var transaction: WriteTransaction
  let store: Store
  let times: RecordedTimes
  /// The wall clock, which is kept with the batch.
  var now: RecordedTime
  let limits: PartLimits
  /// What the ledger is with the events so far, what it was when the batch began, and what readers see until it is
  /// published.
  var head: Head
  private var start: Head
  private(set) var published: Head
  private var tree: GrowingTree
  private let kept: KeptEdge
  var reader = EventReader()
  var areas = AreaParents()
  var sources = SourceNumbers()
  var hasErasures: Bool
  /// Looks at every event that breaks no rule, with its recorded time, before it is appended; what it throws refuses the
  /// event.
  package var inspection: ((EventReader, RecordedTime) throws -> Void)?
  /// What the sender of the events may append; nil: everything.
  package var authority: Authority?
  /// What of others stands in the way of the batch.
  var concealment = Concealment()
  /// The order that its events go into before they are published; nil for a ledger of its own.
  var sharing: BatchSharing?
  /// Whose records are, as far as the batch has looked.
  var owners: [[UInt8]: ExactText] = [:]
  private(set) var appended = 0
  private(set) var duplicates = 0
  private(set) var hasCommittedParts = false
  /// Whether an event is half written: after an error there the batch cannot be published.
  private var isWriting = false
  private var partEventCount = 0
  private var partByteCount = 0

  // Buffers, kept between events.
  var keyBuffer: [UInt8] = []
  var subjectBuffer: [UInt8] = []
  private var valueBuffer: [UInt8] = []
  private var eventBuffer: [UInt8] = []

  private init(
    store: Store, times: RecordedTimes, now: RecordedTime, limits: PartLimits,
    transaction: consuming WriteTransaction, head: Head, edge: TreeEdge, keeping kept: KeptEdge, hasErasures: Bool
  ) {
    self.transaction = transaction
    self.store = store
    self.times = times
    self.now = now
    self.limits = limits
    self.head = head
    start = head
    published = head
    tree = GrowingTree(edge)
    self.kept = kept
    self.hasErasures = hasErasures
  }

  /// Begins a batch; the caller holds the writer's lock.
  @available(*, noasync, message: "an append stays on one thread")
  static func begin(
    in store: Store, times: RecordedTimes, now: RecordedTime, limits: PartLimits, keeping kept: KeptEdge
  ) throws -> Batch {
    try limits.makeRoom(in: store)
    let transaction = try store.beginWrite()
    let head = try Layout.head(in: transaction)
    try checkLast(head, in: transaction)
    let edge = try kept.edge(length: head.length, in: transaction)
    let hasErasures = try Layout.hasEntries(kind: SubjectKind.party.code, in: transaction)
    return Batch(
      store: store, times: times, now: now, limits: limits, transaction: transaction, head: head, edge: edge,
      keeping: kept, hasErasures: hasErasures)
  }

  /// The number of events in the ledger with those of the batch so far.
  public var length: Int { head.length }

  // MARK: Adding

  /// Adds one event, given as JSON.
  /// - Throws: a `Refusal` with every fault where it breaks a rule (the batch then goes on without it), `LedgerError` or
  ///   the store's error where the batch cannot go on.
  @discardableResult
  public mutating func add(_ json: ArraySlice<UInt8>) throws -> Outcome {
    try reader.read(json)
    return try addRead()
  }

  @discardableResult
  public mutating func add(_ json: [UInt8]) throws -> Outcome { try add(json[...]) }

  /// Adds an event that was read already, and perhaps checked. The batch keeps it as its room for reading, and gives its own.
  @discardableResult
  package mutating func add(_ event: inout EventReader) throws -> Outcome {
    swap(&event, &reader)
    return try addRead()
  }

  /// Adds the event in the reader.
  private mutating func addRead() throws -> Outcome {
    try checkAuthority()
    let source = try sourceNumber()
    Layout.key(source: source, of: reader, into: &keyBuffer)
    if let sequence = try appendedSequence(), try isDuplicate(of: sequence) {
      duplicates += 1
      if duplicates % limits.eventCount == 0 { sharing?.order.keepTurn() }
      return .duplicate(sequence: sequence)
    }
    let (time, entry): (RecordedTime, SubjectEntry)
    do {
      try reader.check()
      time = try recordedTime()
      entry = try checkState()
    } catch let refusal as Refusal {
      throw try everyFault(of: refusal)
    }
    if inspection != nil { try inspect(at: time) }
    try write(entry, at: time)
    return .appended(sequence: head.length - 1)
  }

  /// Has the event in the reader looked at, without a copy of it.
  private mutating func inspect(at time: RecordedTime) throws {
    var event = EventReader()
    swap(&event, &reader)
    defer { swap(&event, &reader) }
    try inspection?(event, time)
  }

  /// Writes the event in the reader.
  mutating func write(_ entry: SubjectEntry, at time: RecordedTime) throws {
    eventBuffer.removeAll(keepingCapacity: true)
    eventBuffer.append(0)
    reader.writeStored(sequence: head.length, recordedTime: time, to: &eventBuffer)
    noteState()
    try writeLeaf(entry, at: time)
  }

  /// Writes an event that opens a record.
  mutating func write(_ event: borrowing WrittenEvent, _ entry: SubjectEntry, at time: RecordedTime) throws {
    eventBuffer.removeAll(keepingCapacity: true)
    eventBuffer.append(0)
    event.writeStored(sequence: head.length, recordedTime: time, to: &eventBuffer)
    try writeLeaf(entry, at: time)
  }

  /// Writes the event whose leaf is in `eventBuffer`, whose key is in `keyBuffer` and whose subject is in `subjectBuffer`.
  private mutating func writeLeaf(_ entry: SubjectEntry, at time: RecordedTime) throws {
    let sequence = head.length
    if sequence == sharing?.head.length { sharing?.firstTime = time }
    isWriting = true
    let leaf = eventBuffer
    let byteCount = Layout.eventPrefixByteCount + leaf.count - 1
    try transaction.reserve(key: UInt64(sequence), byteCount: byteCount, in: Layout.events, append: true) {
      $0.appendLittleEndian(entry.record)
      $0.append(contentsOf: leaf.rawBytes.extracting(1..<leaf.count))
    }
    partByteCount += byteCount

    if !concealment.note(key: keyBuffer, sequence) {
      valueBuffer.removeAll(keepingCapacity: true)
      valueBuffer.appendLittleEndian(UInt64(sequence))
      try transaction.put(key: keyBuffer, value: valueBuffer, in: Layout.keys)
    }

    concealment.note(subject: subjectBuffer, entry)
    subjectBuffer.appendBigEndian(UInt64(sequence))
    valueBuffer.removeAll(keepingCapacity: true)
    entry.write(to: &valueBuffer)
    try transaction.put(key: subjectBuffer, value: valueBuffer, in: Layout.subjects)

    for tile in tree.append(leaf: eventBuffer) { try put(tile) }
    head.length += 1
    head.lastTime = time
    if entry.record != Layout.noRecord, entry.record == head.recordCount { head.recordCount += 1 }
    appended += 1
    partEventCount += 1
    if partEventCount >= limits.eventCount || partByteCount >= limits.byteCount { try commitPart() }
    isWriting = false
  }

  private mutating func put(_ tile: GrowingTree.Tile) throws {
    let key = Layout.tile(level: tile.level, index: tile.index)
    try transaction.put(key: key, value: tile.hashes, in: Layout.tree)
  }

  /// Brings the tree to the events so far.
  private mutating func settleTree() throws {
    for tile in tree.settle() { try put(tile) }
  }

  // MARK: Recorded times

  /// Refuses a time for the whole append that lies before the last event's or in the future.
  func checkTimes() throws {
    guard case .at(let time) = times else { return }
    try check(time, at: .parameter(.recordedAt))
  }

  /// The least recorded time that an event may have.
  private var earliestTime: RecordedTime { max(head.lastTime, sharing?.floor ?? head.lastTime) }

  func recordedTime() throws -> RecordedTime {
    switch times {
    case .now: return max(now, earliestTime)
    case .at(let time): return time
    case .asRecorded:
      guard let time = try reader.recordedTime() else {
        throw Refusal(.field("recordedtime"), AppendMistake.missingRecordedTime)
      }
      try check(time, at: .field("recordedtime"))
      return time
    }
  }

  private func check(_ time: RecordedTime, at place: Refusal.Place) throws {
    guard time >= earliestTime else {
      throw Refusal(place, value: time.description, AppendMistake.recordedBefore(last: earliestTime))
    }
    guard time <= now else {
      throw Refusal(place, value: time.description, AppendMistake.recordedInFuture(now: now))
    }
  }

  // MARK: Committing

  private mutating func commitPart() throws {
    try writeEdge()
    // Batches that have ended share the transaction: they are published with the part, as the head and the last batch always
    // tell of the same length.
    // What others appended is published too; what is not in the shared journal yet is not.
    let publishable = sharing?.accepted ?? start
    if publishable != published {
      try Ledger.write(publishable, to: &transaction)
      published = publishable
    }
    try transaction.restart(growingMapTo: limits.wantedMapSize(of: store))
    sharing?.order.keepTurn()
    hasCommittedParts = true
    partEventCount = 0
    partByteCount = 0
  }

  private mutating func writeEdge() throws {
    try settleTree()
    for tile in tree.edge.partial { try put(tile) }
  }

  /// Publishes the batch. A batch that appended nothing changes nothing.
  mutating func publish() throws -> AppendResult {
    let result = try end()
    try publishEnded()
    return result
  }

  /// Publishes the batches that have ended.
  mutating func publishEnded() throws {
    guard head != published else { return }
    guard sharing == nil else { return try publishShared() }
    try finish()
  }

  /// Commits what is there as the journal.
  mutating func finish() throws {
    try Ledger.write(head, to: &transaction)
    try transaction.finish()
    kept.keep(tree.edge, root: tree.edge.root)
  }

  // MARK: Batches that share a transaction

  /// Ends the batch under way, and begins the next one behind it.
  /// - Throws: where something of others stands in its way, a `LedgerError` with what was held back; it is to be taken
  ///   back then.
  mutating func end() throws -> AppendResult {
    try checkWhole()
    guard heldBack.isEmpty else { throw LedgerError.refused(heldBack) }
    if appended > 0 { try writeEdge() }
    let root = tree.edge.root
    let result = AppendResult(
      appended: appended, duplicates: duplicates, sequence: head.length, root: root)
    if appended > 0 {
      try note(BatchEntry(count: appended, appendedAt: now, root: root), from: start.length)
    }
    begin()
    return result
  }

  /// Takes back what the batch under way has added, and begins the next one in its place.
  mutating func takeBack() throws {
    try checkWhole()
    if appended > 0 {
      try settleTree()
      try Ledger.cutEvents(start.length..<head.length, in: &transaction)
      try Ledger.cutTiles(to: start.length, from: head.length, in: &transaction)
      tree = GrowingTree(
        try TreeEdge(size: start.length) { level, index in
          try Layout.tile(level: level, index: index, in: transaction)
        })
      areas = AreaParents()
      hasErasures = try Layout.hasEntries(kind: SubjectKind.party.code, in: transaction)
      head = start
    }
    begin()
  }

  private mutating func begin() {
    start = head
    appended = 0
    duplicates = 0
    concealment = Concealment()
    owners.removeAll(keepingCapacity: true)
  }

  private func checkWhole() throws {
    guard !isWriting else {
      throw LedgerError(.io, "an event could not be written: nothing of the batch was appended; try again")
    }
  }
}
