internal import Crypto
internal import FileSystem
internal import Foundation
internal import Ledger
internal import Synchronization

/// Where a server keeps the files of returns that wait for a yes: a folder of its own, outside the ledger, that nobody but the
/// user of the process may look into.
///
/// It lies in the folder for temporary files, in one that all servers of the ledger share. Each holds a lock in its own as
/// long as it runs; so what a server has left that was killed is known as such, and removed by the next.
final class HoldingFolder: Sendable {
  private let shared: String
  private let own: String
  private let isInsideLedger: Bool
  private let holder = Mutex<Holder?>(nil)

  /// A lock that is held as long as it lives.
  private final class Holder: Sendable {
    private let lock: FileLock

    init(_ folder: String) throws {
      lock = try FileLock(HoldingFolder.lock(of: folder), mode: PrivateFile.mode)
      guard try lock.tryLock() else {
        throw FileSystemError(.busy, "another server holds the folder \(folder)", path: folder)
      }
    }
  }

  /// - Parameters:
  ///   - ledger: the ledger's folder.
  ///   - temporary: the folder for temporary files.
  init(ledger: String, temporary: String) {
    let place = Files.place(ledger)
    let name = SHA256.hash(data: Data(place.utf8)).prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      .joined()
    shared = Files.place(temporary) + "/incident-ledger-\(PrivateFolder.user)-\(name)"
    own = shared + "/\(UUID().uuidString)"
    isInsideLedger = (shared + "/").hasPrefix(place + "/")
  }

  private static func lock(of folder: String) -> String { folder + "/lock" }

  /// Removes what servers have left that do not run any more.
  func clean() {
    guard !isInsideLedger, Files.isFolder(shared) else { return }
    for name in (try? Files.names(in: shared)) ?? [] where shared + "/" + name != own {
      let folder = shared + "/" + name
      guard let lock = try? FileLock(HoldingFolder.lock(of: folder), mode: PrivateFile.mode),
        (try? lock.tryLock()) == true
      else { continue }
      Files.removeFolder(folder)
    }
  }

  /// The path for a new file; the folder is made with the first.
  /// - Throws: `LedgerError`, `FileSystemError`.
  func newPath() throws -> String {
    guard !isInsideLedger else {
      throw LedgerError(.io, "the folder for temporary files lies inside the ledger: set TMPDIR to one outside")
    }
    try holder.withLock { holder in
      guard holder == nil else { return }
      try PrivateFolder.make(shared)
      try PrivateFolder.make(own)
      holder = try Holder(own)
    }
    return own + "/\(UUID().uuidString)"
  }

  /// Removes the folder with whatever is in it.
  func remove() {
    Files.removeFolder(own)
    holder.withLock { $0 = nil }
    Files.removeFolderIfEmpty(shared)
  }
}
