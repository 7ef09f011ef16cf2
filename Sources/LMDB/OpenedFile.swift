#if canImport(Glibc)
  import Glibc
#endif

/// What tells one file from another, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
}

/// A file descriptor that is closed at the end of its scope.
struct OpenedFile: ~Copyable {
  let descriptor: Int32
  let path: String

  /// Opens the file or folder at `path` with the flags of open(2); a file it creates gets the mode 0664 less the umask.
  init(_ path: String, _ flags: Int32) throws(LMDBError) {
    // SAFETY: open(2) reads the path, a C string for the time of the call, and the mode that O_CREAT asks for.
    let descriptor = unsafe open(path, flags | O_CLOEXEC, 0o664 as mode_t)
    guard descriptor >= 0 else { throw LMDBError.system("open \(path)") }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// The file's size in bytes and its identity.
  func status() throws(LMDBError) -> (size: Int, identity: FileIdentity) {
    var status = stat()
    // SAFETY: fstat(2) fills the structure that it is given, for the time of the call.
    guard unsafe fstat(descriptor, &status) == 0 else { throw LMDBError.system("look at \(path)") }
    return (Int(status.st_size), FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
  }

  /// Up to `count` bytes from `offset` on; fewer only at the end of the file.
  func bytes(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      // SAFETY: pread(2) writes at most the rest of the buffer, which is valid for the time of the closure.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw LMDBError.system("read \(path)") }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// Waits until the contents are on the disk.
  func synchronize() throws(LMDBError) {
    guard fsync(descriptor) == 0 else { throw LMDBError.system("sync \(path)") }
  }
}
