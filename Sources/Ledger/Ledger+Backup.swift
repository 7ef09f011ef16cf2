internal import FileSystem
internal import LMDB

extension Ledger {
  /// Copies the ledger into a folder that is new or empty, while others append, and verifies the copy.
  ///
  /// The copy is made beside its place, in `<folder>.partial`, and renamed when it was found whole: at any moment there
  /// is a whole copy or none. Only the journal is copied; what is derived from it is rebuilt.
  /// - Parameter progress: as in `verifyJournal`.
  /// - Returns: the number of events in the copy.
  /// - Throws: `LedgerError` (`cannotCreate` where the folder holds something or cannot be made, `damaged` where the copy
  ///   is), and what `progress` throws.
  @discardableResult
  public func backup(
    to folder: String, progress: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
  ) throws -> Int {
    try verifiedBackup(to: folder, progress: progress).length
  }

  /// The same, with what the verification of the copy found odd about clocks: that is no reason not to have a copy.
  package func verifiedBackup(
    to folder: String, progress: (_ done: Int, _ total: Int) throws -> Void
  ) throws -> Verification {
    try Ledger.makeCopy(in: folder) { partial in
      try store.copy(to: Ledger.journalFolder(of: partial))
      return try Ledger.verifyCopy(partial, progress)
    }
  }

  /// Lets `body` make a copy of a ledger in a folder beside a new or empty one, and puts it there whole.
  static func makeCopy<Value>(in folder: String, _ body: (_ partial: String) throws -> Value) throws -> Value {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    let partial = folder + ".partial"
    return try translated {
      guard try Ledger.isVacant(folder) else {
        throw LedgerError(.cannotCreate, "\(folder) is there already and not empty: name a new folder")
      }
      Ledger.removeCopy(partial)
      guard try Ledger.isVacant(partial) else {
        throw LedgerError(.cannotCreate, "\(partial), where the copy is made, is not empty: move it away")
      }
      do throws(FileSystemError) {
        try Files.makeFolders(partial, mode: Ledger.folderMode)
      } catch {
        let cause = LedgerError(error)
        throw LedgerError(.cannotCreate, "the copy cannot be made in \(folder): \(cause.message)")
      }
      do {
        let value = try body(partial)
        try Files.syncFolder(partial)
        try Files.publish(partial, as: folder)
        return value
      } catch {
        Ledger.removeCopy(partial)
        throw error
      }
    }
  }

  /// Whether there is nothing at the path, or an empty folder.
  private static func isVacant(_ path: String) throws -> Bool {
    guard Files.exists(path) else { return true }
    return try Files.isFolder(path) && Files.names(in: path).isEmpty
  }

  /// Removes a copy that was not completed.
  private static func removeCopy(_ partial: String) {
    Files.removeFile(partial + "/writer.lock")
    Files.removeFolder(journalFolder(of: partial))
    Files.removeFolder(partial)
  }

  static func verifyCopy(_ folder: String, _ progress: (Int, Int) throws -> Void) throws -> Verification {
    let copy = try Ledger(at: folder, access: .readOnly)
    let found = try copy.verification(progress: progress)
    guard let first = found.damages.first else { return found }
    throw LedgerError(
      .damaged,
      "the copy is damaged and was not kept (\(first)): run verify, which says what to do where the ledger is damaged too; "
        + "where it is whole the disk of the copy is not, so choose another. Keep the earlier backups")
  }
}
