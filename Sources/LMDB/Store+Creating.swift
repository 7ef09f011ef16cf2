import CLMDB
import FileSystem

extension Store {
  /// Makes a new, empty store with these tables, and the folders above it that are missing.
  ///
  /// It is made in a temporary folder beside its place (`.name.creating-…`), synced and then renamed, so that at any
  /// moment, also after a power cut, there is a whole store or none. Throws `.notEmpty` when there is something already.
  package static func create(at folder: String, tables: [Table], mapSizeInBytes: Int) throws(LMDBError) {
    let place = Files.place(folder)
    let above = Files.folder(of: place)
    if Files.exists(place) {
      guard Files.isFolder(place), try withFiles({ () throws(FileSystemError) in try Files.names(in: place) }).isEmpty
      else {
        throw LMDBError(.notEmpty, "\(folder) is there already: name a folder that is new or empty")
      }
    }
    try withFiles { () throws(FileSystemError) in try Files.makeFolders(above) }
    let token = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let temporary = "\(above)/.\(Files.name(of: place)).creating-\(token)"
    try withFiles { () throws(FileSystemError) in _ = try Files.makeFolder(temporary) }
    do throws(LMDBError) {
      try fill(temporary, tables: tables, mapSizeInBytes: mapSizeInBytes)
      try withFiles { () throws(FileSystemError) in
        try Files.syncFile(temporary + "/data.mdb")
        try Files.syncFolder(temporary)
        try Files.publish(temporary, as: place)
      }
    } catch {
      Files.removeFolder(temporary)
      throw error
    }
  }

  private static func fill(_ folder: String, tables: [Table], mapSizeInBytes: Int) throws(LMDBError) {
    try makeRoomForLocks(in: folder)
    // SAFETY: the environment is used and closed within this function.
    let environment = try unsafe openEnvironment(
      at: folder, flags: 0, mapSizeInBytes: mapSizeInBytes, tableCount: tables.count)
    // SAFETY: as above.
    defer { unsafe mdb_env_close(environment) }
    // SAFETY: as above.
    try unsafe makeTables(tables, in: environment, of: folder)
  }
}
