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

  /// Gives a file back when `closing` has closed it. Nobody takes a file meanwhile: where it was removed, the file that
  /// comes next may have its inode as soon as it is closed.
  static func giveBack(_ identity: FileIdentity, closing: () -> Void = {}) {
    identities.withLock {
      closing()
      $0.remove(identity)
    }
  }
}
