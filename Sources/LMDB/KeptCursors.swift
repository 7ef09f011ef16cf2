import CLMDB

/// The cursors with which a write transaction looks up and puts, one for each table that it has touched.
///
/// A cursor that stays where it was finds a place near by without going down the tree again: the put behind a look-up, and
/// keys that come in order. LMDB moves it along when the table changes, and closes it when the transaction ends.
@safe final class KeptCursors {
  private let handle: TransactionHandle
  /// By LMDB's number of the table.
  // SAFETY: each is open as long as the transaction, whose owner lets go of this when it ends.
  private var cursors: [OpaquePointer?] = unsafe []

  init(_ handle: TransactionHandle) { self.handle = handle }

  /// The cursor of a table.
  func cursor(of table: Table) throws(LMDBError) -> OpaquePointer {
    let index = handle.store.index(of: table)
    // SAFETY: as for all of them.
    if let cursor = unsafe Int(index) < cursors.count ? cursors[Int(index)] : nil { return unsafe cursor }
    var opened: OpaquePointer?
    // SAFETY: the transaction is open, as its owner calls this; fills `opened` when it returns zero. The owner lets go of
    // the cursors when the transaction ends.
    let result = unsafe mdb_cursor_open(handle.pointer, index, &opened)
    guard result == 0, let opened = unsafe opened else {
      throw handle.store.failure(result, "look through the table \(table.name)")
    }
    // SAFETY: the cursor just opened, kept by number.
    while unsafe cursors.count <= Int(index) { unsafe cursors.append(nil) }
    unsafe cursors[Int(index)] = opened
    return unsafe opened
  }
}
