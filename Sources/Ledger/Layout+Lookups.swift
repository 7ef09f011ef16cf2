internal import Bytes
internal import LMDB

/// What readers and the writer look up in the same way.
extension Layout {
  /// The head of the journal, published or under way.
  static func head(in transaction: borrowing some TransactionLookups & ~Copyable) throws -> Head {
    let key = headKey
    guard let value = try transaction.value(for: key.rawBytes, in: meta), let head = Head(value) else {
      throw LedgerError(.damaged, "the journal has no head: run verify, and restore a backup")
    }
    return head
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
