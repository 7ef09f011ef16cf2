internal import Bytes
internal import Events
internal import LMDB

/// What a pass over the events knows before its first one.
struct CheckStart: Sendable {
  /// The tree of the events before.
  var edge = TreeEdge(size: 0) { _, _ in [] }
  /// Records opened before.
  var recordCount: UInt32 = 0
  /// The time of the event before, if there is one.
  var lastTime: WrittenTime?
  /// The batch that began before and is not at its end.
  var batch: TreeCheck.StoredBatch?

  /// Before the first event of all.
  init() {}

  /// Before an event in the middle, as the journal tells it, whether that is right or not; nil where it cannot be read.
  init?(before sequence: Int, of store: Store) throws {
    guard let recordCount = try CheckStart.recordCount(before: sequence, of: store) else { return nil }
    self.recordCount = recordCount
    let rest = try store.read { transaction -> (TreeEdge, WrittenTime, TreeCheck.StoredBatch?)? in
      guard let edge = try CheckStart.edge(size: sequence, in: transaction),
        let time = try CheckStart.recordedTime(of: sequence - 1, in: transaction)
      else { return nil }
      return (edge, time, try CheckStart.batch(around: sequence, in: transaction))
    }
    guard let rest else { return nil }
    (edge, lastTime, batch) = rest
  }

  /// One more than the highest record number in front of an event.
  private static func recordCount(before end: Int, of store: Store) throws -> UInt32? {
    var (count, next): (UInt32, Int) = (0, 0)
    while next < end {
      let page = next..<min(end, next + Ledger.pageEventCount)
      let isWhole = try store.read { transaction in
        var cursor = try transaction.cursor(in: Layout.events)
        guard try cursor.seek(atOrAfter: UInt64(page.lowerBound)) else { return false }
        for _ in page {
          guard cursor.isAtEntry, cursor.value.byteCount > Layout.eventPrefixByteCount else { return false }
          let record: UInt32 = cursor.value.loadLittleEndian(at: 0)
          // No more records are opened than there are events.
          guard record == Layout.noRecord || Int(record) < end else { return false }
          if record != Layout.noRecord { count = max(count, record + 1) }
          _ = try cursor.next()
        }
        return true
      }
      guard isWhole else { return nil }
      next = page.upperBound
    }
    return count
  }

  private static func edge(size: Int, in transaction: borrowing ReadTransaction) throws -> TreeEdge? {
    var isWhole = true
    let edge = try TreeEdge(size: size) { level, index in
      let count = TreeTiles.hashCount(level: level, size: size) % TreeTiles.width
      let hashes = try TreeCheck.storedHashes(
        level: level, from: index * TreeTiles.width, count: count, in: transaction)
      isWhole = isWhole && hashes != nil
      return hashes ?? [UInt8](repeating: 0, count: count * TreeHash.byteCount)
    }
    return isWhole ? edge : nil
  }

  private static func recordedTime(
    of sequence: Int, in transaction: borrowing ReadTransaction
  ) throws -> WrittenTime? {
    guard let value = try transaction.value(for: UInt64(sequence), in: Layout.events) else { return nil }
    var reader = EventReader()
    do throws(Refusal) {
      try reader.readStored { Layout.appendJSON(of: value, to: &$0) }
      return try reader.recordedTime(after: nil)
    } catch {
      return nil
    }
  }

  private static func batch(
    around sequence: Int, in transaction: borrowing ReadTransaction
  ) throws -> TreeCheck.StoredBatch? {
    var cursor = try transaction.cursor(in: Layout.batches)
    guard try cursor.seek(atOrAfter: UInt64(sequence)) ? try cursor.previous() : try cursor.last(),
      let start = Int(exactly: cursor.integerKey),
      let batch = try TreeCheck.storedBatch(start, in: transaction), batch.end > sequence
    else { return nil }
    return batch
  }
}
