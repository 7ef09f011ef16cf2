import CLMDB

/// The calls that open an environment and its tables.
extension Store {
  /// Opens an environment; on an error nothing stays open.
  static func openEnvironment(
    at folder: String, flags: UInt32, mapSizeInBytes: Int, tableCount: Int
  ) throws(LMDBError) -> OpaquePointer {
    var made: OpaquePointer?
    // SAFETY: fills `made` when it returns zero.
    var result = unsafe mdb_env_create(&made)
    guard result == 0, let environment = unsafe made else { throw LMDBError(result, "open \(folder)") }
    // SAFETY (all): the environment was made above and is not open yet, where its limits must be set; the path is a C
    // string for the time of the call.
    result = unsafe mdb_env_set_mapsize(environment, MapSize.wholePages(mapSizeInBytes))
    if result == 0 { result = unsafe mdb_env_set_maxreaders(environment, Store.maximumReaders) }
    if result == 0 { result = unsafe mdb_env_set_maxdbs(environment, UInt32(max(tableCount, 1))) }
    if result == 0 { result = unsafe mdb_env_open(environment, folder, flags, 0o664) }
    // Slots of readers that were killed: they would hold pages for ever.
    if result == 0 { result = unsafe mdb_reader_check(environment, nil) }
    if result != 0 {
      // SAFETY: made above, and not handed on.
      unsafe mdb_env_close(environment)
      throw LMDBError(result, "open \(folder)")
    }
    // SAFETY: handed on to its one owner.
    return unsafe environment
  }

  /// Opens tables that are there; throws `.notAStore` when one is missing or of another kind.
  static func openTables(
    _ tables: [Table], in environment: OpaquePointer, of folder: String
  ) throws(LMDBError) -> [(table: Table, index: MDB_dbi)] {
    // SAFETY: the caller's environment is open; the transaction is used within the closure only.
    try unsafe withTransaction(of: environment, flags: UInt32(MDB_RDONLY), folder) {
      transaction throws(LMDBError) -> [(table: Table, index: MDB_dbi)] in
      var opened: [(table: Table, index: MDB_dbi)] = []
      for table in tables {
        var index: MDB_dbi = 0
        var flags: UInt32 = 0
        // SAFETY (both): the transaction is open; the name is a C string for the time of the call.
        var result = unsafe mdb_dbi_open(transaction, table.name, 0, &index)
        if result == 0 { result = unsafe mdb_dbi_flags(transaction, index, &flags) }
        if result == 0 && (flags & UInt32(MDB_INTEGERKEY) != 0) != table.integerKeys {
          result = MDB_INCOMPATIBLE
        }
        guard result == 0 else { throw LMDBError(result, "open the table \(table.name) of \(folder)") }
        opened.append((table, index))
      }
      return opened
    }
  }

  /// Makes tables in a new environment.
  static func makeTables(_ tables: [Table], in environment: OpaquePointer, of folder: String) throws(LMDBError) {
    // SAFETY: as in `openTables`.
    try unsafe withTransaction(of: environment, flags: 0, folder) { transaction throws(LMDBError) in
      for table in tables {
        var index: MDB_dbi = 0
        let flags = UInt32(MDB_CREATE) | (table.integerKeys ? UInt32(MDB_INTEGERKEY) : 0)
        // SAFETY: the transaction is open for writing; the name is a C string for the time of the call.
        let result = unsafe mdb_dbi_open(transaction, table.name, flags, &index)
        guard result == 0 else { throw LMDBError(result, "make the table \(table.name) of \(folder)") }
      }
    }
  }

  /// Runs `body` in a transaction that is committed when it returns, which keeps the tables it opened, and aborted when it throws.
  private static func withTransaction<Result>(
    of environment: OpaquePointer, flags: UInt32, _ folder: String,
    _ body: (OpaquePointer) throws(LMDBError) -> Result
  ) throws(LMDBError) -> Result {
    var begun: OpaquePointer?
    // SAFETY: the environment is open; fills `begun` when it returns zero.
    var number = unsafe mdb_txn_begin(environment, nil, flags, &begun)
    guard number == 0, let transaction = unsafe begun else { throw LMDBError(number, "read \(folder)") }
    do throws(LMDBError) {
      // SAFETY: `body` uses the transaction while it is open.
      let result = try unsafe body(transaction)
      // SAFETY: open until here; a commit ends it whatever it returns.
      number = unsafe mdb_txn_commit(transaction)
      guard number == 0 else { throw LMDBError(number, "open the tables of \(folder)") }
      return result
    } catch {
      // SAFETY: a transaction that failed before its commit is still open; one whose commit failed is not touched again.
      if number == 0 { unsafe mdb_txn_abort(transaction) }
      throw error
    }
  }
}
