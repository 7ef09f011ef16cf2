import CLMDB

/// What reading and writing transactions share: LMDB's handle, and the calls that look things up with it.
///
/// Its owner keeps it to itself and ends it once; what it returns points into the map, or into a page that the
/// transaction has written, and holds until the transaction writes again or ends.
@safe struct TransactionHandle {
  let store: Store
  let pointer: OpaquePointer

  init(_ store: Store, flags: UInt32) throws(LMDBError) {
    self.store = store
    // SAFETY: held by the owner until it ends it.
    unsafe pointer = try store.begin(flags: flags)
  }

  /// Aborts what is open, and leaves the gate.
  func abort() {
    // SAFETY: called once by the owner, on a transaction that it has not committed.
    unsafe mdb_txn_abort(pointer)
    store.gate.leave()
  }

  /// The value under a key, or nil.
  func find(_ key: borrowing RawSpan, in table: Table) throws(LMDBError) -> UnsafeRawBufferPointer? {
    try checkKey(key, of: table)
    let index = store.index(of: table)
    // SAFETY: LMDB only reads the key, within the closure, and sets `found` to bytes of the transaction.
    var found = unsafe MDB_val()
    let result = unsafe withEntry(key) { name in unsafe mdb_get(pointer, index, &name, &found) }
    if result == MDB_NOTFOUND { return nil }
    guard result == 0 else { throw store.failure(result, "read the table \(table.name) of \(store.folder)") }
    return unsafe UnsafeRawBufferPointer(start: found.mv_data, count: found.mv_size)
  }

  /// The number of entries of a table.
  func count(in table: Table) throws(LMDBError) -> Int {
    var statistics = MDB_stat()
    // SAFETY: the transaction is open, as its owner exists; fills the structure.
    let result = unsafe mdb_stat(pointer, store.index(of: table), &statistics)
    guard result == 0 else { throw store.failure(result, "count the table \(table.name) of \(store.folder)") }
    return statistics.ms_entries
  }
}

/// Refuses a key that the table cannot hold.
func checkKey(_ key: borrowing RawSpan, of table: Table) throws(LMDBError) {
  let size = key.byteCount
  if table.integerKeys {
    guard size == 8 else {
      throw LMDBError(.badValue, "a key of \(table.name) is a number of 8 bytes, not of \(size)")
    }
  } else {
    guard (1...511).contains(size) else {
      throw LMDBError(
        .badValue, "a key of \(table.name) is 1 to 511 bytes, not \(size): shorten it or hash it")
    }
  }
}

/// Lends a span to LMDB as the structure that its calls take, to be read within `body`.
func withEntry(_ span: borrowing RawSpan, _ body: (inout MDB_val) -> Int32) -> Int32 {
  // SAFETY: LMDB's structure has a mutable address, but the calls made with it (looking up, putting, deleting) read only.
  unsafe span.withUnsafeBytes { bytes in
    var entry = unsafe MDB_val(
      mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
    return unsafe body(&entry)
  }
}
