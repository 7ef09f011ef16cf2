internal import FileSystem
internal import LMDB

extension Ledger {
  private static let roomInBytes = 1 << 20

  /// Finds out whether there is room on the disk again for an append: makes some, and writes the head of the journal as it is.
  /// - Throws: `LedgerError`: `io` where there is none, `busy` where another process is writing.
  @available(*, noasync, message: "an append stays on one thread")
  package func checkRoom() throws {
    try translated {
      let lock = try FileLock(folder + "/writer.lock")
      try lock.lock(waitingSeconds: 0)
      defer { lock.unlock() }
      var transaction = try store.beginWrite()
      try store.makeRoom(byteCount: Ledger.roomInBytes)
      try Ledger.write(try Layout.head(in: transaction), to: &transaction)
      try transaction.commit()
    }
  }
}
