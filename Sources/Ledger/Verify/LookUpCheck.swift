internal import Bytes
internal import LMDB

/// Whether the entries that a walk through a table meets are also found by their keys.
///
/// A walk goes from page to page and compares no keys; a look-up descends by the keys of the pages above, which can be
/// damaged by themselves. Where the keys of a page ascend, and its first and its last one are found, so are all between
/// them: each comparison on the way down comes out for them as it does for those two.
struct LookUpCheck {
  private let table: Table
  private var last: [UInt8] = []
  /// The page of the last key, in the transaction under way.
  private var page: UInt?

  init(of table: Table) { self.table = table }

  /// Takes the entry that the walk has come to.
  /// - Returns: whether it and those before it are found, as far as is known yet.
  mutating func isSound(at cursor: borrowing Cursor, in transaction: borrowing ReadTransaction) throws -> Bool {
    let key = cursor.key
    guard last.isEmpty || key.compare(last.rawBytes) > 0 else { return false }
    if page != cursor.keyPage {
      guard try endPage(in: transaction), try isFound(key, in: transaction) else { return false }
      page = cursor.keyPage
    }
    key.copy(into: &last)
    return true
  }

  /// Ends a page, and with it the part of the walk that a transaction reads.
  /// - Returns: whether its last entry is found.
  mutating func endPage(in transaction: borrowing ReadTransaction) throws -> Bool {
    guard page != nil else { return true }
    page = nil
    return try isFound(last.rawBytes, in: transaction)
  }

  private func isFound(_ key: borrowing RawSpan, in transaction: borrowing ReadTransaction) throws -> Bool {
    do throws(LMDBError) {
      return try transaction.value(for: key, in: table) != nil
    } catch {
      // A damaged key may have a length that none has.
      guard error.code == .badValue else { throw error }
      return false
    }
  }
}
