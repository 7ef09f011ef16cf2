#if canImport(Glibc)
  import Glibc
#endif

/// What is known of a file beside its contents. A file that was replaced, written to, or given other rights has another.
package struct FileStatus: Equatable, Sendable {
  package let identity: FileIdentity
  /// In bytes.
  package let size: Int
  /// The permissions, the lowest nine bits of which say who may read, write and execute.
  package let mode: UInt32
  /// Whether it is read as it comes, once: a pipe, a terminal, a socket.
  package let isStream: Bool
  /// The user that the file belongs to.
  package let owner: UInt32
  /// When its contents, its rights or its owner changed last.
  private let changedSeconds: Int
  private let changedNanoseconds: Int

  init(_ status: stat) {
    identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    isStream = [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
    owner = status.st_uid
    (changedSeconds, changedNanoseconds) = (status.st_ctim.tv_sec, status.st_ctim.tv_nsec)
  }

  /// The status of what is at a path, behind symbolic links; nil where nothing is, or it is not to be seen.
  package init?(of path: String) {
    var status = stat()
    // SAFETY: stat(2) reads a C string and fills the structure, for the time of the call.
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}
