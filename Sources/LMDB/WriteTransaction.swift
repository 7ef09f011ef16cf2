import Bytes
import CLMDB

/// The store's one writer: sees its own changes at once; others see them all, or none, from the commit on.
///
/// It stays on the thread that began it, never across an `await`. Let go of without a commit, it aborts. After an error
/// of `put`, `reserve` or `delete` only aborting is left.
@safe package struct WriteTransaction: ~Copyable {
  private var opened: TransactionHandle
  private var isOpen = true
  private var kept: KeptCursors

  /// The cursors of the transaction, as long as it is open.
  private var cursors: KeptCursors {
    precondition(isOpen, "a write transaction is not used after it ended")
    return kept
  }

  /// The handle, as long as the transaction is open: a restart that failed has ended it.
  private var handle: TransactionHandle {
    precondition(isOpen, "a write transaction is not used after it ended")
    return opened
  }

  /// What `put` does about a key that is there already.
  package enum Mode: Sendable {
    /// Replaces its value.
    case upsert
    /// Throws `.keyExists` unless the key is after the table's last: the fast way to write in order.
    case append
    /// Throws `.keyExists`, and leaves the transaction usable.
    case insertOnly

    var flags: UInt32 {
      switch self {
      case .upsert: 0
      case .append: UInt32(MDB_APPEND)
      case .insertOnly: UInt32(MDB_NOOVERWRITE)
      }
    }
  }

  @available(*, noasync, message: "a write transaction stays on one thread")
  fileprivate init(_ store: Store) throws(LMDBError) {
    try store.checkWritable()
    opened = try TransactionHandle(store, flags: 0)
    kept = KeptCursors(opened)
  }

  deinit { if isOpen { opened.abort() } }

  /// Makes the changes last: when this returns, they are on the disk.
  ///
  /// Throws `.mapFull` (grow and run it again), `.io` or `.diskFull`: then nothing was changed for readers, and the
  /// store refuses to write until it is opened again.
  package consuming func commit() throws(LMDBError) { try finish() }

  /// Makes the changes last, as `commit` does, and begins anew, with a map at least so large where that is asked for.
  ///
  /// Throws as `commit` and `grow` do; the transaction has then ended.
  package mutating func restart(growingMapTo bytes: Int? = nil) throws(LMDBError) {
    let store = handle.store
    try finish()
    if let bytes { try store.grow(toAtLeast: bytes) }
    try store.checkWritable()
    opened = try TransactionHandle(store, flags: 0)
    kept = KeptCursors(opened)
    isOpen = true
  }

  /// Commits where the transaction cannot be consumed, as inside another value; nothing is left to do with it then.
  package mutating func finish() throws(LMDBError) {
    let store = handle.store
    // SAFETY: open until here; a commit ends it whatever it returns.
    let result = unsafe mdb_txn_commit(opened.pointer)
    isOpen = false
    store.gate.leave()
    guard result == 0 else { throw store.failure(result, "commit to \(store.folder)") }
  }

  /// Drops the changes.
  package consuming func abort() {}
}

extension Store {
  /// Begins the write transaction, waiting for that of another thread or process to end.
  ///
  /// Throws `.readOnly`, or `.io` when an earlier write has failed. A thread that has it already would wait for itself,
  /// and traps instead when it has any transaction open.
  @available(*, noasync, message: "a write transaction stays on one thread")
  package func beginWrite() throws(LMDBError) -> WriteTransaction {
    precondition(!gate.isOpenOnThisThread, "a thread that has a transaction open begins no write transaction")
    return try WriteTransaction(self)
  }
}

// MARK: Looking up

extension WriteTransaction: TransactionLookups {
  /// The value under a key of bytes, or nil; lent until the next change.
  @_lifetime(borrow self)
  package borrowing func value(for key: borrowing RawSpan, in table: Table) throws(LMDBError) -> RawSpan? {
    try checkKey(key, of: table)
    // SAFETY: the transaction is open, and the cursor with it; LMDB only reads the key, within the closure, and sets `found`
    // to bytes of the transaction.
    let cursor = try unsafe cursors.cursor(of: table)
    var found = unsafe MDB_val()
    let result = unsafe withEntry(key) { name in unsafe mdb_cursor_get(cursor, &name, &found, MDB_SET) }
    if result == MDB_NOTFOUND { return nil }
    guard result == 0 else {
      throw handle.store.failure(result, "read the table \(table.name) of \(handle.store.folder)")
    }
    // SAFETY: pages change only through the mutating functions, which cannot be called while the value is lent.
    return unsafe _overrideLifetime(RawSpan(_unsafeStart: found.mv_data, byteCount: found.mv_size), borrowing: self)
  }

  /// A cursor over a table, not yet at an entry; nothing can be changed while it is there.
  @_lifetime(borrow self)
  package borrowing func cursor(in table: Table) throws(LMDBError) -> Cursor {
    // SAFETY: the cursor closes before the transaction it borrows can change or end.
    unsafe _overrideLifetime(try Cursor(handle, table), borrowing: self)
  }

  /// The cursor with which the transaction looks up and puts, for a look around before a put near by: the next call of the
  /// transaction about the table moves it.
  @_lifetime(borrow self)
  package borrowing func keptCursor(in table: Table) throws(LMDBError) -> Cursor {
    // SAFETY: LMDB closes it when the transaction ends, which outlives what is lent here.
    let pointer = try unsafe cursors.cursor(of: table)
    return unsafe _overrideLifetime(Cursor(handle, table, kept: pointer), borrowing: self)
  }

  /// The number of entries of a table.
  package borrowing func count(in table: Table) throws(LMDBError) -> Int { try handle.count(in: table) }
}

// MARK: Changing

extension WriteTransaction {
  /// Stores a value under a key of bytes.
  package mutating func put(
    key: borrowing RawSpan, value: borrowing RawSpan, in table: Table, mode: Mode = .upsert
  ) throws(LMDBError) {
    try checkKey(key, of: table)
    // SAFETY: the transaction is open, and the cursor with it; LMDB copies key and value before the closures end.
    let cursor = try unsafe cursors.cursor(of: table)
    let flags = mode.flags
    let result = unsafe withEntry(key) { name in
      unsafe withEntry(value) { content in unsafe mdb_cursor_put(cursor, &name, &content, flags) }
    }
    guard result == 0 else { throw handle.store.failure(result, "write to the table \(table.name)") }
  }

  /// Stores a value under a number.
  package mutating func put(
    key: UInt64, value: borrowing RawSpan, in table: Table, mode: Mode = .upsert
  ) throws(LMDBError) {
    let number = InlineArray<1, UInt64>(repeating: key)
    try put(key: number.span.rawBytes, value: value, in: table, mode: mode)
  }

  /// Stores a value of a known size that `fill` writes in place; it must write all of it.
  package mutating func reserve(
    key: borrowing RawSpan, byteCount: Int, in table: Table, append: Bool = false,
    fill: (inout OutputRawSpan) -> Void
  ) throws(LMDBError) {
    try checkKey(key, of: table)
    let flags = UInt32(MDB_RESERVE) | (append ? UInt32(MDB_APPEND) : 0)
    // SAFETY: the transaction is open, and the cursor with it; LMDB reads the key and sets the address of the room it made,
    // which is of the size asked for and ours until the next change.
    let cursor = try unsafe cursors.cursor(of: table)
    var content = unsafe MDB_val(mv_size: byteCount, mv_data: nil)
    let result = unsafe withEntry(key) { name in unsafe mdb_cursor_put(cursor, &name, &content, flags) }
    guard result == 0 else { throw handle.store.failure(result, "write to the table \(table.name)") }
    // SAFETY: the room just made; the span over it is used by `fill` only, and finalised over the same room.
    let room = unsafe UnsafeMutableRawBufferPointer(start: content.mv_data, count: byteCount)
    var output = unsafe OutputRawSpan(buffer: room, initializedCount: 0)
    fill(&output)
    let filled = unsafe output.finalize(for: room)
    precondition(
      filled == byteCount, "a reserved value is filled: \(filled) of \(byteCount) bytes were written")
  }

  /// Stores a value of a known size under a number; `fill` writes it in place, all of it.
  package mutating func reserve(
    key: UInt64, byteCount: Int, in table: Table, append: Bool = false, fill: (inout OutputRawSpan) -> Void
  ) throws(LMDBError) {
    let number = InlineArray<1, UInt64>(repeating: key)
    try reserve(key: number.span.rawBytes, byteCount: byteCount, in: table, append: append, fill: fill)
  }

  /// Removes a key of bytes; false when it was not there.
  @discardableResult
  package mutating func delete(key: borrowing RawSpan, in table: Table) throws(LMDBError) -> Bool {
    try checkKey(key, of: table)
    let index = handle.store.index(of: table)
    // SAFETY: the transaction is open; LMDB reads the key within the closure.
    let pointer = unsafe handle.pointer
    let result = unsafe withEntry(key) { name in unsafe mdb_del(pointer, index, &name, nil) }
    if result == MDB_NOTFOUND { return false }
    guard result == 0 else { throw handle.store.failure(result, "delete from the table \(table.name)") }
    return true
  }

  /// Removes a number; false when it was not there.
  @discardableResult
  package mutating func delete(key: UInt64, in table: Table) throws(LMDBError) -> Bool {
    let number = InlineArray<1, UInt64>(repeating: key)
    return try delete(key: number.span.rawBytes, in: table)
  }
}
