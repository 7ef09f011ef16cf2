import CLMDB
import FileSystem
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A folder with one LMDB environment: `data.mdb`, the tables, and `lock.mdb`, who reads and who writes.
///
/// One writer and many readers, in one process or several. A reader sees the last commit before it began, and nothing
/// later; it blocks nobody. A process opens a store once. Close it by letting go of it, when no transaction is open.
@safe package final class Store: @unchecked Sendable {
  // Unchecked: LMDB's environment may be used by all threads but for a change of the map and its opening again, which `gate`
  // keeps apart; the other properties are constants and an atomic.

  /// What a store is opened for.
  package enum Access: Sendable { case readOnly, readWrite }

  /// The folder, as it was given.
  package let folder: String
  package let access: Access
  let pageSizeInBytes: Int

  /// Whether the store's lock file is in use, so that a writer sees the readers here and spares their pages.
  ///
  /// False only where a read-only store lies where this process may not write. Then nothing keeps a writer elsewhere
  /// from using pages again that a reader here still looks at: keep such reads short, and check what was read, or read
  /// where nobody writes.
  package let isLocked: Bool

  /// Nil only where it could not be opened again. Looked at within the gate.
  private(set) var environment: OpaquePointer?
  let gate = Gate()
  private let identity: FileIdentity
  private var tables: [(table: Table, index: MDB_dbi)] { didSet { numbers = Store.numbers(of: tables) } }
  /// The tables again, by number.
  private var numbers: [(table: UInt64, index: MDB_dbi)]
  private let flags: UInt32
  private let health = Atomic(Health.good)

  /// What writing has come to.
  private enum Health: UInt8, AtomicRepresentable {
    case good
    /// The disk refused a write. What is in memory of it is not trusted: the store is opened again before the next.
    case failed
    /// Pages contradict each other: nothing more is written.
    case damaged
  }

  /// Readers at the same time, in all processes together.
  static let maximumReaders: UInt32 = 512

  /// Address space of a map at least, when reading: a map costs nothing, and need not move as the file grows.
  private static let minimumReadMapInBytes = 1 << 30

  /// Opens the store in a folder, with exactly these tables at hand.
  ///
  /// Throws `.notFound`, `.notAStore`, `.versionMismatch`, `.truncated`, `.damaged`, `.alreadyOpen`, `.permission` …
  package init(at folder: String, tables: [Table], access: Access) throws(LMDBError) {
    let file = try DataFile(inFolder: folder)
    guard OpenStores.take(file.identity) else {
      throw LMDBError(.alreadyOpen, "this process has the store in \(folder) open already: use that one")
    }
    let opened: OpaquePointer
    do throws(LMDBError) {
      isLocked = access == .readWrite || Store.canLock(folder)
      if isLocked { try Store.makeRoomForLocks(in: folder) }
      var mapSize = max(file.mapSizeInBytes, file.sizeInBytes)
      if access == .readOnly { mapSize = max(mapSize, Store.minimumReadMapInBytes) }
      var flags = UInt32(MDB_NOTLS)
      if access == .readOnly { flags |= UInt32(MDB_RDONLY) }
      if !isLocked { flags |= UInt32(MDB_NOLOCK) }
      self.flags = flags
      // SAFETY: the environment is open from here on, owned by this object, and closed once: by `deinit`, or below.
      unsafe opened = try Store.openEnvironment(
        at: folder, flags: flags, mapSizeInBytes: mapSize, tableCount: tables.count)
    } catch {
      OpenStores.giveBack(file.identity)
      throw error
    }
    self.folder = folder
    self.access = access
    identity = file.identity
    pageSizeInBytes = file.pageSizeInBytes
    // SAFETY: opened above, and owned by this object from here on.
    unsafe environment = opened
    do throws(LMDBError) {
      // SAFETY: opened above, and nobody else knows it yet.
      let tables = try unsafe Store.openTables(tables, in: opened, of: folder)
      (self.tables, numbers) = (tables, Store.numbers(of: tables))
    } catch {
      // SAFETY: as above; a class whose initialiser throws here runs no `deinit`.
      OpenStores.giveBack(file.identity) { unsafe mdb_env_close(opened) }
      throw error
    }
  }

  deinit {
    // SAFETY: opened by `init`, closed once: transactions keep the store alive, so none is open.
    OpenStores.giveBack(identity) {
      if let open = unsafe environment { unsafe mdb_env_close(open) }
    }
  }

  /// The size of the map: what the store can grow to before `.mapFull`.
  package var mapSizeInBytes: Int { information.mapSizeInBytes }

  /// The bytes that pages have been taken from: what the file comes to.
  package var usedSizeInBytes: Int { information.usedSizeInBytes }

  private var information: (mapSizeInBytes: Int, usedSizeInBytes: Int) {
    gate.enter()
    defer { gate.leave() }
    // SAFETY: plain structures of C numbers (and one address that is not looked at), filled by the two calls; the gate
    // keeps the map where it is.
    var information = unsafe MDB_envinfo()
    var statistics = MDB_stat()
    if let environment = unsafe environment {
      _ = unsafe mdb_env_info(environment, &information)
      _ = unsafe mdb_env_stat(environment, &statistics)
    }
    return unsafe (
      information.me_mapsize, (information.me_last_pgno + 1) * Int(statistics.ms_psize)
    )
  }

  /// LMDB's number for a table.
  func index(of table: Table) -> MDB_dbi {
    for place in numbers.indices where numbers[place].table == table.number { return numbers[place].index }
    preconditionFailure("the store in \(folder) was opened without the table \(table.name)")
  }

  private static func numbers(of tables: [(table: Table, index: MDB_dbi)]) -> [(table: UInt64, index: MDB_dbi)] {
    let numbers = tables.map { (table: $0.table.number, index: $0.index) }
    precondition(Set(numbers.map(\.table)).count == tables.count, "the tables of a store have different numbers")
    return numbers
  }

  // MARK: Failing disks

  /// Refuses to write when the store is read-only, or damaged. Where the disk refused an earlier write, the store is opened
  /// again; no transaction of the thread is open.
  func checkWritable() throws(LMDBError) {
    guard access == .readWrite else {
      throw LMDBError(.readOnly, "the store in \(folder) was opened for reading: open it for writing")
    }
    switch health.load(ordering: .acquiring) {
    case .good: return
    case .failed: try openAgain()
    case .damaged: throw LMDBError(.failedEarlier, "an earlier write to \(folder) failed", lacksRemedy: true)
    }
  }

  /// Opens the environment anew, when no transaction is open in this process: what an earlier write left in memory is gone,
  /// and what the file holds is looked at again. A write that failed has changed nothing that a reader sees.
  func openAgain() throws(LMDBError) {
    var failure: LMDBError?
    _ = gate.alone {
      guard health.load(ordering: .acquiring) == .failed else { return 0 }
      do throws(LMDBError) {
        try openAlone()
        health.store(.good, ordering: .releasing)
      } catch {
        failure = error
      }
      return 0
    }
    if let failure { throw failure }
  }

  private func openAlone() throws(LMDBError) {
    // SAFETY: no transaction is open, and nobody uses it any more when it is closed.
    if let open = unsafe environment {
      unsafe environment = nil
      unsafe mdb_env_close(open)
    }
    let file = try DataFile(inFolder: folder)
    guard file.identity == identity else {
      throw LMDBError(.notAStore, "\(folder) holds another store than before: start the program again")
    }
    if isLocked { try Store.makeRoomForLocks(in: folder) }
    // SAFETY: owned by this object from here on, or closed below.
    let opened = try unsafe Store.openEnvironment(
      at: folder, flags: flags, mapSizeInBytes: max(file.mapSizeInBytes, file.sizeInBytes), tableCount: tables.count)
    do throws(LMDBError) {
      // SAFETY: opened above, and nobody else knows it yet.
      tables = try unsafe Store.openTables(tables.map(\.table), in: opened, of: folder)
      unsafe environment = opened
    } catch {
      // SAFETY: as above.
      unsafe mdb_env_close(opened)
      throw error
    }
  }

  /// Makes room on the disk behind the pages in use, for the next commit. Only the one that writes calls this.
  /// - Throws: `.diskFull` where there is none.
  package func makeRoom(byteCount: Int) throws(LMDBError) {
    let used = usedSizeInBytes
    try withFiles { () throws(FileSystemError) in
      try OpenedFile(folder + "/data.mdb", O_RDWR).allocate(from: used, byteCount: byteCount)
    }
  }

  /// The error for a number, remembering a disk that failed: what was written after that could not be trusted.
  func failure(_ number: Int32, _ action: String) -> LMDBError {
    let error = LMDBError(number, action)
    guard access == .readWrite else { return error }
    // LMDB says that it panics after a write that the disk refused.
    if error.code == .io || error.code == .diskFull || number == MDB_PANIC {
      _ = health.compareExchange(expected: .good, desired: .failed, ordering: .acquiringAndReleasing)
    } else if error.code == .damaged {
      health.store(.damaged, ordering: .releasing)
    }
    return error
  }

  /// The error for an entry that nothing here wrote. What is open for writing writes no more, as with a disk that failed.
  func damage(_ what: String) -> LMDBError {
    if access == .readWrite { health.store(.damaged, ordering: .releasing) }
    return LMDBError(.damaged, "\(what) in \(folder)", lacksRemedy: true)
  }

  // MARK: Opening

  /// Whether the lock file can be written, or made.
  private static func canLock(_ folder: String) -> Bool {
    let path = folder + "/lock.mdb"
    return Files.exists(path)
      ? Files.isAllowed(path, R_OK | W_OK) : Files.isAllowed(folder, W_OK | X_OK)
  }
}
