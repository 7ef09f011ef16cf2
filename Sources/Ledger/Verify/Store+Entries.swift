internal import Bytes
internal import LMDB

extension Store {
  /// Entries that one transaction reads at most.
  static let pageEntryCount = 8192

  /// Calls `body` with every entry of a table, in the order of its keys and in pages of a transaction each, until
  /// it returns false.
  /// - Parameter provingLookUps: whether it is an error, `.damaged`, where an entry would not be found by its key.
  func forEachEntry(
    of table: Table, provingLookUps: Bool = false,
    _ body: (
      _ key: borrowing RawSpan, _ value: borrowing RawSpan, _ transaction: borrowing ReadTransaction
    ) throws -> Bool
  ) throws {
    var last: [UInt8] = []
    var isDone = false
    var lookUps = LookUpCheck(of: table)
    func prove(_ isSound: Bool) throws {
      if !isSound { throw LMDBError(.damaged, "a look-up in the table \(table.name) does not find what is there") }
    }
    while !isDone {
      try read { transaction in
        var cursor = try transaction.cursor(in: table)
        var isThere = last.isEmpty ? try cursor.first() : try cursor.seek(atOrAfter: last.rawBytes)
        if isThere, !last.isEmpty, cursor.key.elements(equal: last.rawBytes) { isThere = try cursor.next() }
        var count = 0
        while isThere, count < Store.pageEntryCount {
          if provingLookUps { try prove(lookUps.isSound(at: cursor, in: transaction)) }
          guard try body(cursor.key, cursor.value, transaction) else { break }
          count += 1
          if count == Store.pageEntryCount { cursor.key.copy(into: &last) }
          isThere = try cursor.next()
        }
        if provingLookUps { try prove(lookUps.endPage(in: transaction)) }
        isDone = count < Store.pageEntryCount
      }
    }
  }
}
