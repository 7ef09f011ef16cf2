import FileSystem

#if canImport(Glibc)
  import Glibc
#endif

extension Store {
  /// The size of a lock file in bytes: a slot of a cache line for each reader, and the head.
  private static let lockFileSizeInBytes = Int(maximumReaders) * 64 + 4096

  /// Makes room on the disk for the lock file of a store, and the file where there is none.
  ///
  /// LMDB writes to it through a map: where the disk is full and the file has a hole, that would end the process (bus error)
  /// in place of an error.
  /// - Throws: `.diskFull` where there is none.
  static func makeRoomForLocks(in folder: String) throws(LMDBError) {
    try withFiles { () throws(FileSystemError) in
      let file: OpenedFile
      do throws(FileSystemError) {
        file = try OpenedFile(folder + "/lock.mdb", O_RDWR | O_CREAT)
      } catch {
        // Who may not write it is told so by LMDB, or reads without locks.
        if error.code == .diskFull { throw error }
        return
      }
      let size = try file.status().size
      do throws(FileSystemError) {
        // One that is there keeps its size: other processes go by it.
        try file.allocate(byteCount: size == 0 ? lockFileSizeInBytes : size)
      } catch {
        if size == 0 || error.code == .diskFull { throw error }
      }
    }
  }
}
