internal import Bytes
internal import LMDB

/// What readers and the writer look up in the same way.
extension Layout {
  /// The head of the journal.
  ///
  /// It has no hash: the last batch is its witness. A head that tells of fewer events would hide some from every reader, and
  /// have the next append cut them off.
  static func head(in transaction: borrowing some TransactionLookups & ~Copyable) throws -> Head {
    let key = headKey
    guard let value = try transaction.value(for: key.rawBytes, in: meta), let head = Head(value) else {
      throw LedgerError(.damaged, "the journal has no head: run verify, which says what to do")
    }
    let last = try lastBatch(in: transaction)
    guard last.map({ $0.start.addingReportingOverflow($0.entry.count).partialValue }) ?? 0 == head.length else {
      throw LedgerError(
        .damaged,
        "the head of the journal tells of \(head.length) events, the last batch of others: run verify, which says what to do"
      )
    }
    return head
  }

  /// The last batch that was published, and the sequence of its first event; nil where there is none.
  static func lastBatch(
    in transaction: borrowing some TransactionLookups & ~Copyable
  ) throws -> (start: Int, entry: BatchEntry)? {
    var cursor = try transaction.cursor(in: batches)
    guard try cursor.last() else { return nil }
    guard let entry = BatchEntry(cursor.value), let start = Int(exactly: cursor.integerKey) else {
      throw LedgerError(.damaged, "the entry of the last batch is damaged: run verify, which says what to do")
    }
    return (start, entry)
  }

  /// Calls `body` with an event as it is stored: the number of its record, and behind it its JSON.
  static func withEvent<Result>(
    at sequence: Int, in transaction: borrowing some TransactionLookups & ~Copyable, _ body: (RawSpan) throws -> Result
  ) throws -> Result {
    guard let value = try transaction.value(for: UInt64(sequence), in: events) else {
      throw LedgerError(.damaged, "event \(sequence) is missing: run verify")
    }
    return try body(value)
  }

  /// The hashes of a tile of the tree.
  static func tile(
    level: Int, index: Int, in transaction: borrowing some TransactionLookups & ~Copyable
  ) throws -> [UInt8] {
    guard let value = try transaction.value(for: tile(level: level, index: index), in: tree) else {
      throw LedgerError(.damaged, "tile \(index) of level \(level) of the tree is missing: run verify")
    }
    return value.bytes()
  }

  /// Whether any subject of a kind is known.
  static func hasEntries(
    kind: UInt8, in transaction: borrowing some TransactionLookups & ~Copyable
  ) throws -> Bool {
    var cursor = try transaction.cursor(in: subjects)
    let prefix = [kind]
    guard try cursor.seek(atOrAfter: prefix.span.rawBytes) else { return false }
    return cursor.key.byte(at: 0) == kind
  }
}
