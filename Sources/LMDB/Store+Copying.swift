import CLMDB
import FileSystem

extension Store {
  /// Copies the last commit into a folder that is new or empty, while others write, and syncs it.
  ///
  /// The copy is complete when this returns, and not before: make it under a temporary name, verify it, then rename it.
  /// A long copy is a long reader: the store grows while others write.
  package func copy(to folder: String) throws(LMDBError) {
    let place = Files.place(folder)
    let isEmpty = try withFiles { () throws(FileSystemError) in
      try Files.makeFolders(Files.folder(of: place))
      try Files.makeFolder(place)
      return try Files.names(in: place).isEmpty
    }
    guard isEmpty else {
      throw LMDBError(.notEmpty, "\(folder) is not empty: name a folder that is new or empty")
    }
    precondition(!gate.isOpenOnThisThread, "a store is copied outside the thread's transactions")
    let result = throughMapChanges {
      // SAFETY: the environment is open as long as this object, and the gate keeps its map in place; the path is a C
      // string for the time of the call.
      guard let environment = unsafe self.environment else { return MDB_PANIC }
      return unsafe mdb_env_copy2(environment, place, 0)
    }
    guard result == 0 else {
      Files.removeFolder(place)
      throw LMDBError(result, "copy \(self.folder) to \(folder)")
    }
    try withFiles { () throws(FileSystemError) in
      try Files.syncFile(place + "/data.mdb")
      try Files.syncFolder(place)
      try Files.syncFolder(Files.folder(of: place))
    }
  }
}
