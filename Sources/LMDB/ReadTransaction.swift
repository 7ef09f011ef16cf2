import CLMDB

/// A snapshot of the store as of its last commit, for the time of a closure.
///
/// What it lends (values, cursors) ends with it. Keep it short, or page by key: while it is open, the pages that later
/// commits replace cannot be used again, and the file grows.
@safe package struct ReadTransaction: ~Copyable, TransactionLookups {
  private let handle: TransactionHandle

  init(_ store: Store) throws(LMDBError) {
    handle = try TransactionHandle(store, flags: UInt32(MDB_RDONLY))
  }

  deinit { handle.abort() }

  /// The value under a key of bytes, or nil.
  @_lifetime(borrow self)
  package borrowing func value(for key: borrowing RawSpan, in table: Table) throws(LMDBError) -> RawSpan? {
    // SAFETY: the value lies in the map, unchanged as long as this transaction is open.
    guard let found = try unsafe handle.find(key, in: table) else { return nil }
    return unsafe _overrideLifetime(RawSpan(_unsafeBytes: found), borrowing: self)
  }

  /// A cursor over a table, not yet at an entry.
  @_lifetime(borrow self)
  package borrowing func cursor(in table: Table) throws(LMDBError) -> Cursor {
    // SAFETY: the cursor closes before the transaction it borrows can end.
    unsafe _overrideLifetime(try Cursor(handle, table), borrowing: self)
  }

  /// The number of entries of a table.
  package borrowing func count(in table: Table) throws(LMDBError) -> Int { try handle.count(in: table) }
}

extension Store {
  /// Runs `body` on a snapshot of the last commit, on the calling thread.
  ///
  /// Throws `.mapResized` only inside another transaction of the same thread, when another process has enlarged the
  /// store in between.
  package func read<Result: ~Copyable>(_ body: (borrowing ReadTransaction) throws -> Result) throws -> Result {
    let transaction = try ReadTransaction(self)
    return try body(transaction)
  }
}
