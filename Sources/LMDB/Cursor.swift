import Bytes
import CLMDB

/// A place in a table, moved in the order of the keys.
///
/// The keys and values it lends hold as long as the transaction is borrowed, also after the cursor has moved on. Do not
/// assign a new cursor to a variable that has one: make another variable.
@safe package struct Cursor: ~Copyable, ~Escapable {
  private let pointer: OpaquePointer
  private let table: Table
  private let store: Store
  /// Whether it is closed by this value; else by the end of the transaction.
  private let isOwned: Bool
  // SAFETY: empty until the cursor is at an entry, then LMDB's, within pages of the transaction.
  private var currentKey = unsafe MDB_val()
  // SAFETY: as for the key.
  private var currentValue = unsafe MDB_val()

  /// Whether the cursor is at an entry: after a move that said true.
  package private(set) var isAtEntry = false

  @_lifetime(immortal)
  init(_ handle: TransactionHandle, _ table: Table) throws(LMDBError) {
    var opened: OpaquePointer?
    // SAFETY: the transaction is open, as its owner calls this; fills `opened` when it returns zero. The owner ties the
    // cursor to itself.
    let result = unsafe mdb_cursor_open(handle.pointer, handle.store.index(of: table), &opened)
    guard result == 0, let opened = unsafe opened else {
      throw handle.store.failure(result, "look through the table \(table.name)")
    }
    unsafe pointer = opened
    self.table = table
    store = handle.store
    isOwned = true
  }

  /// A cursor that the transaction keeps.
  @_lifetime(immortal)
  init(_ handle: TransactionHandle, _ table: Table, kept pointer: OpaquePointer) {
    // SAFETY: open until the transaction ends; the owner ties the cursor to itself.
    unsafe self.pointer = pointer
    self.table = table
    store = handle.store
    isOwned = false
  }

  deinit {
    // SAFETY: opened by `init`, closed once, before the transaction that it borrows ends.
    if isOwned { unsafe mdb_cursor_close(pointer) }
  }

  /// Moves to the first entry; false when there is none.
  @_lifetime(self: copy self)
  package mutating func first() throws(LMDBError) -> Bool { try move(MDB_FIRST) }

  /// Moves to the last entry; false when there is none.
  @_lifetime(self: copy self)
  package mutating func last() throws(LMDBError) -> Bool { try move(MDB_LAST) }

  /// Moves to the next entry, from the start to the first; false at the end.
  @_lifetime(self: copy self)
  package mutating func next() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

  /// Moves to the entry before, from the start to the last; false at the beginning.
  @_lifetime(self: copy self)
  package mutating func previous() throws(LMDBError) -> Bool { try move(MDB_PREV) }

  /// Moves to the first entry whose key is `key` or after it; false when there is none. An empty key is before all.
  @_lifetime(self: copy self)
  package mutating func seek(atOrAfter key: borrowing RawSpan) throws(LMDBError) -> Bool {
    if key.byteCount == 0 && !table.integerKeys { return try first() }
    try checkKey(key, of: table)
    // SAFETY: LMDB reads the key within the closure, then sets both to bytes of the transaction.
    var foundKey = unsafe MDB_val()
    var foundValue = unsafe MDB_val()
    let pointer = unsafe pointer
    let result = unsafe withEntry(key) { name in
      let result = unsafe mdb_cursor_get(pointer, &name, &foundValue, MDB_SET_RANGE)
      unsafe foundKey = name
      return result
    }
    // SAFETY: set by the call, as is its result.
    return try unsafe arrive(result, foundKey, foundValue)
  }

  /// Moves to the first entry whose number is `key` or above; false when there is none.
  @_lifetime(self: copy self)
  package mutating func seek(atOrAfter key: UInt64) throws(LMDBError) -> Bool {
    let number = InlineArray<1, UInt64>(repeating: key)
    return try seek(atOrAfter: number.span.rawBytes)
  }

  /// The key of the entry.
  package var key: RawSpan {
    @_lifetime(copy self)
    get {
      precondition(isAtEntry, "a cursor's key is asked for when it is at an entry")
      // SAFETY: LMDB set it to bytes of the transaction, which cannot change or end while the cursor borrows it.
      return unsafe _overrideLifetime(
        RawSpan(_unsafeStart: currentKey.mv_data, byteCount: currentKey.mv_size), copying: self)
    }
  }

  /// The value of the entry.
  package var value: RawSpan {
    @_lifetime(copy self)
    get {
      precondition(isAtEntry, "a cursor's value is asked for when it is at an entry")
      // SAFETY: as for the key.
      return unsafe _overrideLifetime(
        RawSpan(_unsafeStart: currentValue.mv_data, byteCount: currentValue.mv_size), copying: self)
    }
  }

  /// The page in which the key of the entry stands: keys of one page have the same number, within a transaction.
  package var keyPage: UInt {
    precondition(isAtEntry, "a cursor's page is asked for when it is at an entry")
    // SAFETY: the address alone is looked at; pages lie in the map one behind the other, from one that begins a page.
    return unsafe UInt(bitPattern: currentKey.mv_data) / UInt(store.pageSizeInBytes)
  }

  /// The key of the entry in a table whose keys are numbers.
  package var integerKey: UInt64 {
    precondition(table.integerKeys, "only a table of numbers has an integer key")
    return key.loadNative(at: 0)
  }

  @_lifetime(self: copy self)
  private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
    // SAFETY: the cursor is open, as its transaction is; LMDB sets both to bytes of the transaction.
    var foundKey = unsafe MDB_val()
    var foundValue = unsafe MDB_val()
    let result = unsafe mdb_cursor_get(pointer, &foundKey, &foundValue, operation)
    return try unsafe arrive(result, foundKey, foundValue)
  }

  @_lifetime(self: copy self)
  private mutating func arrive(_ result: Int32, _ key: MDB_val, _ value: MDB_val) throws(LMDBError) -> Bool {
    isAtEntry = result == 0
    if result == 0 {
      // SAFETY: a number that LMDB set.
      let keyByteCount = unsafe key.mv_size
      guard !table.integerKeys || keyByteCount == MemoryLayout<UInt64>.size else {
        isAtEntry = false
        throw store.damage("a key of the table \(table.name) is no number")
      }
      // SAFETY: bytes of the transaction, as LMDB said zero.
      unsafe currentKey = key
      unsafe currentValue = value
      return true
    }
    if result == MDB_NOTFOUND { return false }
    throw store.failure(result, "look through the table \(table.name) of \(store.folder)")
  }
}
