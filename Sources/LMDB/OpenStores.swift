import FileSystem
import Synchronization

/// The stores this process has open, by device and inode of their data files.
///
/// LMDB's locks belong to the process: a second environment on the same file would, when closed, drop the locks of the first.
enum OpenStores {
  private static let identities = Mutex<Set<FileIdentity>>([])

  /// Takes a file for one `Store`; false when another has it.
  static func take(_ identity: FileIdentity) -> Bool {
    identities.withLock { $0.insert(identity).inserted }
  }

  static func giveBack(_ identity: FileIdentity) {
    _ = identities.withLock { $0.remove(identity) }
  }
}
