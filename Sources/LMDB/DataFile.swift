import FileSystem

#if canImport(Glibc)
  import Glibc
#endif

/// LMDB's data file, looked at before it is mapped: a page that is not there would kill the process when it is read.
struct DataFile {
  let identity: FileIdentity
  let sizeInBytes: Int
  let pageSizeInBytes: Int
  /// The size of the map that the newest meta page records.
  let mapSizeInBytes: Int

  /// Checks the file; throws `.notFound`, `.notAStore`, `.versionMismatch`, `.truncated` or `.damaged`.
  ///
  /// Another process may write meanwhile. The size only grows, and grows before a meta page tells of it, so it is read
  /// after the meta pages; when pages still seem to be missing, the look is repeated until the meta pages stood still.
  init(inFolder folder: String) throws(LMDBError) {
    guard Files.exists(folder) else {
      throw LMDBError(.notFound, "there is no folder \(folder): check the path, or create a store there")
    }
    let path = folder + "/data.mdb"
    guard Files.exists(path) else {
      throw LMDBError(
        .notAStore, "\(folder) holds no store (no data.mdb): check the path, or create a store there")
    }
    let file = try withFiles { () throws(FileSystemError) in try OpenedFile(path, O_RDONLY) }
    while true {
      let newest = try DataFile.newestMeta(of: file)
      let status = try withFiles { () throws(FileSystemError) in try file.status() }
      let pagesThere = UInt64(status.size / newest.pageSizeInBytes)
      var isWhole = pagesThere > newest.lastPage
      if !isWhole {
        isWhole = try FreePages.hold(allFrom: pagesThere, through: newest.lastPage, of: newest, in: file)
      }
      if isWhole {
        identity = status.identity
        sizeInBytes = status.size
        pageSizeInBytes = newest.pageSizeInBytes
        mapSizeInBytes = newest.mapSizeInBytes
        return
      }
      if try DataFile.newestMeta(of: file).transaction == newest.transaction {
        throw LMDBError(
          .truncated,
          "\(path) is cut short: \(status.size) bytes are there, \(newest.lastPage + 1) pages of"
            + " \(newest.pageSizeInBytes) bytes should be: restore a copy")
      }
    }
  }

  private static func newestMeta(of file: borrowing OpenedFile) throws(LMDBError) -> MetaPage {
    let path = file.path
    guard
      let first = MetaPage(
        try withFiles { () throws(FileSystemError) in try file.bytes(at: 0, count: MetaPage.byteCount) })
    else {
      throw LMDBError(.notAStore, "\(path) is too short to be LMDB's: check the path, or restore a copy")
    }
    try check(first, of: path, named: "first")
    guard
      let second = MetaPage(
        try withFiles { () throws(FileSystemError) in
          try file.bytes(at: first.pageSizeInBytes, count: MetaPage.byteCount)
        })
    else {
      throw LMDBError(.truncated, "\(path) is cut short within its first two pages: restore a copy")
    }
    try check(second, of: path, named: "second")
    guard first.pageSizeInBytes == second.pageSizeInBytes else {
      throw LMDBError(.damaged, "the meta pages of \(path) disagree on the page size: restore a copy")
    }
    let newest = first.transaction < second.transaction ? second : first
    guard newest.hasSoundSizes else {
      throw LMDBError(.damaged, "the newest meta page of \(path) has impossible sizes: restore a copy")
    }
    return newest
  }

  private static func check(_ meta: MetaPage, of path: String, named name: String) throws(LMDBError) {
    guard meta.hasMagic else {
      if name == "first" && meta.magic != 0 {
        throw LMDBError(.notAStore, "\(path) is not a file of LMDB: check the path")
      }
      throw LMDBError(.damaged, "the \(name) meta page of \(path) is overwritten: restore a copy")
    }
    guard meta.hasVersion else {
      throw LMDBError(
        .versionMismatch,
        "\(path) has LMDB's format \(meta.version), this program reads format 1: use liblmdb 0.9")
    }
    guard meta.hasSoundPageSize else {
      throw LMDBError(
        .damaged, "the \(name) meta page of \(path) has an impossible page size: restore a copy")
    }
  }
}
