internal import Bytes
package import Events
internal import FileSystem
internal import Foundation
internal import LMDB
internal import Synchronization

/// A ledger: an append-only journal of events in a folder, each stored once, readable by a person, never changed.
///
/// Any number of threads and processes read while one appends. A reader sees at least the events whose append was
/// acknowledged before it began, and beside them none but those of batches that were committed and not acknowledged yet.
/// An append is atomic: all of a batch or none, durable when `append` returns.
///
///     let ledger = try Ledger(at: "ledger")
///     let result = try ledger.append { batch in try batch.add(line) }
public final class Ledger: Sendable {
  /// The folder of the ledger; the journal and what is derived from it lie below it.
  public let folder: String
  let store: Store
  private let access: Access
  /// The wall clock: the machine's, or a test's.
  private let clock: @Sendable () -> RecordedTime
  /// Whether the next append takes the wall clock as it is.
  let isClockAccepted = Atomic(false)
  /// The order that it shares with other sites; nil for a ledger of its own.
  package let order: (any SharedOrder)?
  /// Which folder the journal was when it was opened, at a site: a repair may put another in its place.
  let place: FileIdentity?
  let keptEdge = KeptEdge()

  public enum Access: Sendable { case readOnly, readWrite }

  package static func journalFolder(of folder: String) -> String { folder + "/journal" }

  /// Where derived things lie: they can be deleted at any time and are rebuilt.
  package var projectionsFolder: String { folder + "/projections" }

  static let initialMapSizeInBytes = 64 << 20

  /// The permissions of a new ledger's folder: what records say is for its owner, until that one lets others in.
  static let folderMode: UInt32 = 0o700

  /// Makes an empty ledger of length 0. Its folder is for the owner alone; one that is there already keeps its permissions.
  /// - Throws: `LedgerError.cannotCreate` where a ledger, or anything else, is there already.
  public static func create(at folder: String) throws {
    let journal = journalFolder(of: folder)
    do {
      let names = Files.isFolder(folder) ? try Files.names(in: folder) : []
      guard names.allSatisfy({ $0.hasPrefix("journal.new") || $0.hasPrefix(".journal.new.") }) else {
        throw LedgerError(
          .cannotCreate,
          Files.exists(journal)
            ? "there is a ledger in \(folder) already: append to it, or choose another folder"
            : "the folder \(folder) is not empty: choose another")
      }
      // Made beside its place, filled, and put there by one rename: a torn creation leaves no half a journal.
      let made = journal + ".new"
      for name in names { Files.removeFolder(folder + "/" + name) }
      try Files.makeFolders(Files.place(folder), mode: folderMode)
      try Store.create(at: made, tables: Layout.tables, mapSizeInBytes: initialMapSizeInBytes)
      try fill(made)
      try Files.publish(made, as: journal)
    } catch {
      guard let cause = LedgerError(ofStore: error) else { throw error }
      throw LedgerError(.cannotCreate, "the ledger cannot be made in \(folder): \(cause.message)")
    }
  }

  private static func fill(_ journal: String) throws {
    let store = try Store(at: journal, tables: Layout.tables, access: .readWrite)
    var transaction = try store.beginWrite()
    try transaction.put(
      key: Layout.formatKey, value: Array(Layout.format.utf8), in: Layout.meta)
    try Ledger.write(Head(), to: &transaction)
    try transaction.commit()
  }

  /// Opens a ledger that is there.
  /// - Throws: `LedgerError` (`noInput` where there is none, `damaged` where the file is).
  public convenience init(at folder: String, access: Access = .readWrite) throws {
    try self.init(at: folder, access: access, clock: { Ledger.now })
  }

  /// Opens a ledger that is there, with another wall clock than the machine's, or as a site of a shared journal.
  package init(
    at folder: String, access: Access = .readWrite, order: (any SharedOrder)? = nil,
    clock: @escaping @Sendable () -> RecordedTime
  ) throws {
    self.folder = folder
    self.order = order
    self.access = access
    self.clock = clock
    if !Files.exists(Ledger.journalFolder(of: folder)) { try Ledger.finishRepair(of: folder) }
    place = order == nil ? nil : FileStatus(of: Ledger.journalFolder(of: folder))?.identity
    do {
      store = try Store(
        at: Ledger.journalFolder(of: folder), tables: Layout.tables,
        access: access == .readWrite ? .readWrite : .readOnly)
    } catch let error where error.code == .notFound {
      throw LedgerError(
        .noInput, "there is no ledger in \(folder): make one with incident-ledger init --ledger \(folder)")
    } catch {
      throw LedgerError(error)
    }
    try translated {
      try store.read { transaction in
        let key = Layout.formatKey
        guard let format = try transaction.value(for: key.rawBytes, in: Layout.meta),
          format.bytes() == Array(Layout.format.utf8)
        else {
          throw LedgerError(
            .noInput, "the journal in \(folder) is not one that this program reads (\(Layout.format) wanted)")
        }
      }
    }
  }

  static func write(_ head: Head, to transaction: inout WriteTransaction) throws(LMDBError) {
    var value: [UInt8] = []
    head.write(to: &value)
    try transaction.put(key: Layout.headKey, value: value, in: Layout.meta)
  }

  /// The present instant by the ledger's wall clock.
  package var now: RecordedTime { clock() }

  /// The present instant by the machine's wall clock.
  package static var now: RecordedTime {
    RecordedTime(microseconds: Int64((Date().timeIntervalSince1970 * 1_000_000).rounded(.down)))
  }
}
