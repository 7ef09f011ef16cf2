#if canImport(Glibc)
  import Glibc
#endif

/// Folders that nobody but the user of the process is to look into.
package enum PrivateFolder {
  private static let mode: UInt32 = 0o700

  /// The user by whose rights the process runs, as a word.
  package static var user: String { String(geteuid()) }

  /// Makes a folder for this user alone, or sees that the one which is there is so: where others may write beside it, one of
  /// them may have made it first.
  /// - Throws: `.exposed` where it is another's, a link, or open to others.
  package static func make(_ path: String) throws(FileSystemError) {
    if try Files.makeFolder(path, mode: mode) { return }
    let status = try OpenedFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).permissions()
    guard status.isOwn, status.mode & 0o077 == 0 else {
      throw FileSystemError(
        .exposed, "the folder \(path) is not this user's alone: remove it, or set TMPDIR to a folder of its own",
        path: path)
    }
  }
}
