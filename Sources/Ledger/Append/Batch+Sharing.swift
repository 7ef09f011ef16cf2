internal import Bytes
internal import Events
internal import LMDB

/// What a batch needs of the order that the site shares with others.
struct BatchSharing {
  let order: any SharedOrder
  /// Where the shared journal ended when the batch began; the site holds all of it.
  let head: SharedHead
  /// Whether no other site can append meanwhile.
  let hasTurn: Bool
  /// The site's head there.
  var accepted: Head?
  /// The recorded time of the first event behind that.
  var firstTime: RecordedTime?
  /// The entries of the batches that have ended: they stand in the journal when the shared one has them.
  var entries: [(start: Int, entry: BatchEntry)] = []

  init(order: any SharedOrder, head: SharedHead, hasTurn: Bool) {
    (self.order, self.head, self.hasTurn) = (order, head, hasTurn)
  }

  var floor: RecordedTime { head.floor }
}

extension Batch {
  /// Notes a batch that has ended: in the journal, or until the shared journal has it.
  mutating func note(_ entry: BatchEntry, from start: Int) throws {
    if sharing != nil { sharing?.entries.append((start, entry)) } else { try put(entry, from: start) }
  }

  private mutating func put(_ entry: BatchEntry, from start: Int) throws {
    var value: [UInt8] = []
    entry.write(to: &value)
    try transaction.put(key: UInt64(start), value: value, in: Layout.batches, mode: .append)
  }

  /// Adds the batches that have ended to the shared journal, and then publishes them here.
  ///
  /// From the moment at which the shared journal has them they are accepted. Where they cannot be stored here after that, the
  /// site is behind, and takes them from there before its next append.
  /// - Throws: `SharingFault.beaten` where another site was first.
  mutating func publishShared() throws {
    guard let sharing, let last = sharing.entries.last else { return try finish() }
    let start = sharing.head.length
    var entries: [UInt8] = []
    for (_, entry) in sharing.entries { entry.write(to: &entries) }
    let batch = SharedBatch(
      start: start, count: head.length - start, previousRoot: sharing.head.root,
      root: last.entry.root, lastTime: head.lastTime, entries: entries)
    let outcome = try sharing.order.append(batch, firstTime: sharing.firstTime ?? head.lastTime) { take in
      try forEachPart(of: start..<head.length, take)
    }
    guard outcome == .appended else { throw SharingFault.beaten }
    do {
      for (start, entry) in sharing.entries { try put(entry, from: start) }
      try finish()
    } catch is LMDBError {
      // Accepted: the next contact brings it.
    }
  }

  /// Takes from the shared journal what the site does not hold yet, into the transaction of the batch that follows.
  mutating func accept(for sharing: BatchSharing) throws {
    let (clock, range) = (now, length..<max(length, sharing.head.length))
    if !range.isEmpty {
      var accepted = AcceptedEvents()
      try sharing.order.forEachPart(from: range.lowerBound, to: range.upperBound) { shared, lines in
        try accepted.take(shared, lines, into: &self)
      }
      guard accepted.isBegun else { throw SharingFault.differentRoot(at: length, site: nil) }
      guard accepted.isWhole, length == sharing.head.length else {
        throw SharingFault.damagedRow(sequence: length)
      }
    }
    guard try sharedRoot() == sharing.head.root else { throw SharingFault.differentRoot(at: length, site: nil) }
    now = clock
    self.sharing = sharing
    self.sharing?.accepted = head
  }

  /// The root of all events so far, where a batch ended just now.
  func sharedRoot() throws -> [UInt8] {
    try TreeTiles.root(size: length) { level, index in
      try Layout.tile(level: level, index: index, in: transaction)
    }
  }

  /// Calls `take` with the events of a range, each on a line, in parts.
  private func forEachPart(of range: Range<Int>, _ take: (_ lines: [UInt8]) throws -> Void) throws {
    var parts = SharedParts()
    var cursor = try transaction.cursor(in: Layout.events)
    var isThere = try cursor.seek(atOrAfter: UInt64(range.lowerBound))
    for sequence in range {
      guard isThere, cursor.integerKey == UInt64(sequence) else {
        throw LedgerError(.damaged, "event \(sequence) is missing: run verify")
      }
      try parts.makeRoom(byteCount: cursor.value.byteCount, take)
      Layout.appendJSON(of: cursor.value, to: &parts.lines)
      parts.endLine()
      isThere = try cursor.next()
    }
    try parts.end(take)
  }
}
