#if canImport(Glibc)
  import Glibc
#endif

extension OpenedFile {
  /// Who may do what with a file.
  package struct Permissions: Hashable, Sendable {
    /// The permission bits, such as `0o600`.
    package let mode: UInt32
    /// Whether it belongs to the user by whose rights the process runs.
    package let isOwn: Bool
    /// Whether it is a file of bytes, and no folder, pipe or device.
    package let isRegularFile: Bool
  }

  /// The flags of open(2) for reading alone.
  package static var readOnly: Int32 { O_RDONLY }

  package func permissions() throws(FileSystemError) -> Permissions {
    var status = stat()
    // SAFETY: fstat(2) fills the structure that it is given, for the time of the call.
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileSystemError("look at \(path)", path) }
    return Permissions(
      mode: status.st_mode & 0o7777, isOwn: status.st_uid == geteuid(),
      isRegularFile: status.st_mode & S_IFMT == S_IFREG)
  }
}
