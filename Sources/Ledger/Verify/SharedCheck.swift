internal import Bytes
internal import Events
internal import LMDB

/// Compares the rows of a shared journal with a site's journal, event by event.
struct SharedCheck {
  private let ledger: Ledger
  private let end: Int
  private let maximumDamageCount: Int
  private(set) var damages: [SharedDamage] = []
  /// The sequence of the next event, and the end of the batch that it is of.
  private var next = 0
  private var batchEnd = 0
  /// The leaves of this site from the next event on.
  private var leaves: ArraySlice<UInt8> = []

  init(_ ledger: Ledger, end: Int, maximumDamageCount: Int) {
    (self.ledger, self.end, self.maximumDamageCount) = (ledger, end, maximumDamageCount)
  }

  private mutating func note(_ damage: SharedDamage) {
    if damages.count < maximumDamageCount { damages.append(damage) }
  }

  mutating func take(_ batch: SharedBatch, _ lines: [UInt8]) throws {
    let isFirst = batch.end != batchEnd
    if isFirst { try begin(batch) }
    var ends = lines.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if ends.last?.isEmpty ?? false { ends.removeLast() }
    if ends.isEmpty ? !isFirst : ends.count > batchEnd - next { note(.surplus(start: batch.start)) }
    for line in ends where next < batchEnd {
      defer { next += 1 }
      // What this site does not hold yet is counted alone.
      guard next < end else { continue }
      if leaves.isEmpty { leaves = try ledger.leafHashes(next..<min(end, next + Ledger.pageEventCount))[...] }
      if !TreeHash.leaf(Array(line)).elementsEqual(leaves.prefix(TreeHash.byteCount)) { note(.event(next)) }
      leaves = leaves.dropFirst(TreeHash.byteCount)
    }
  }

  private mutating func begin(_ batch: SharedBatch) throws {
    if next != batch.start || batchEnd != batch.start { note(.gap(at: min(next, batch.start))) }
    if next != batch.start { leaves = [] }
    (next, batchEnd) = (batch.start, batch.end)
    guard batch.end <= end else { return }
    let roots = (try ledger.root(size: batch.start), try ledger.root(size: batch.end))
    if roots != (batch.previousRoot, batch.root) { note(.root(start: batch.start)) }
    if try ledger.batchEntries(batch.start..<batch.end) != batch.entries { note(.entries(start: batch.start)) }
    if try ledger.recordedTime(of: batch.end - 1) != batch.lastTime { note(.time(start: batch.start)) }
  }

  /// Takes the end of a batch that was found behind the head, in falling order.
  mutating func take(end: Int) { note(.beyond(end: end)) }

  /// - Parameter held: the events that the site held before the head was asked for.
  mutating func finish(_ head: SharedHead, held: Int) {
    if head.length < held { note(.shorter(length: head.length, held: held)) }
    if next != batchEnd { note(.gap(at: next)) }
    if batchEnd != head.length { note(.head(length: head.length, rows: batchEnd)) }
  }
}

extension Ledger {
  /// Compares the rows of the shared journal with what this site holds.
  /// - Returns: what is wrong with them; empty where all is well, and for a ledger that is no site.
  /// - Throws: `LedgerError` where the shared journal does not answer, or this site must not go on.
  package func verifyShared(
    maximumDamageCount: Int = 100, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> [SharedDamage] {
    guard let order else { return [] }
    return try translated {
      let held = try length
      let head = try order.head()
      var check = SharedCheck(self, end: min(head.length, held), maximumDamageCount: maximumDamageCount)
      try order.forEachPart(from: 0, to: head.length) { batch, lines in
        try check.take(batch, lines)
        try progress(batch.start, head.length)
      }
      // What others append meanwhile moves the head in the same moment.
      var ends: [Int] = []
      try order.forEachRoot(through: .max) { end, _ in
        if end > head.length { ends.append(end) }
        return end > head.length
      }
      let last = try ends.isEmpty ? head : order.head()
      for end in ends where end > last.length { check.take(end: end) }
      check.finish(head, held: held)
      return check.damages
    }
  }

  /// The entries of the batches of a range, one after another.
  fileprivate func batchEntries(_ range: Range<Int>) throws -> [UInt8] {
    try translated {
      try store.read { transaction in
        var entries: [UInt8] = []
        var cursor = try transaction.cursor(in: Layout.batches)
        var isThere = try cursor.seek(atOrAfter: UInt64(range.lowerBound))
        while isThere, cursor.integerKey < UInt64(range.upperBound) {
          entries.append(contentsOf: cursor.value)
          isThere = try cursor.next()
        }
        return entries
      }
    }
  }
}
