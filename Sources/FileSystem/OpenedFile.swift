#if canImport(Glibc)
  import Glibc
#endif

/// A file descriptor that is closed at the end of its scope.
package struct OpenedFile: ~Copyable {
  package let descriptor: Int32
  package let path: String

  /// Opens the file or folder at `path` with the flags of open(2); a file it creates gets the mode less the umask.
  package init(_ path: String, _ flags: Int32, mode: UInt32 = 0o664) throws(FileSystemError) {
    // SAFETY: open(2) reads the path, a C string for the time of the call, and the mode that O_CREAT asks for.
    let descriptor = unsafe open(path, flags | O_CLOEXEC, mode as mode_t)
    guard descriptor >= 0 else { throw FileSystemError("open \(path)", path) }
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }

  /// What is known of the file beside its contents.
  package func status() throws(FileSystemError) -> FileStatus {
    var status = stat()
    // SAFETY: fstat(2) fills the structure that it is given, for the time of the call.
    guard unsafe fstat(descriptor, &status) == 0 else { throw FileSystemError("look at \(path)", path) }
    return FileStatus(status)
  }

  /// Up to `count` bytes from `offset` on; fewer only at the end of the file.
  package func bytes(at offset: Int, count: Int) throws(FileSystemError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      // SAFETY: pread(2) writes at most the rest of the buffer, which is valid for the time of the closure.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
      }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw FileSystemError("read \(path)", path) }
      if got == 0 { break }
      filled += got
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  /// The flags of a file that is read.
  package static let reading = O_RDONLY
  /// The flags of a file that is written to, and made where it is not there.
  package static let writing = O_RDWR | O_CREAT

  /// Writes bytes from `offset` on.
  package func write(_ bytes: RawSpan, at offset: Int) throws(FileSystemError) {
    var written = 0
    while written < bytes.byteCount {
      let rest = bytes.extracting(written..<bytes.byteCount)
      // SAFETY: pwrite(2) reads at most the rest of the bytes, which are lent for the time of the closure.
      let count = unsafe rest.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset + written))
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileSystemError("write \(path)", path) }
      // A call that takes nothing, again and again, would never end.
      guard count > 0 else { throw FileSystemError(.io, "nothing more is taken by \(path)", path: path) }
      written += count
    }
  }

  /// Makes room on the disk for bytes of the file, its first where nothing else is said, so that writing them does not fail,
  /// and through a map does not end the process, where the disk is full; a shorter file grows.
  package func allocate(from start: Int = 0, byteCount: Int) throws(FileSystemError) {
    let number = posix_fallocate(descriptor, off_t(start), off_t(byteCount))
    guard number == 0 else { throw FileSystemError(number, "make room for \(path)", path) }
  }

  /// Waits until the contents are on the disk.
  package func synchronize() throws(FileSystemError) {
    guard fsync(descriptor) == 0 else { throw FileSystemError("sync \(path)", path) }
  }
}
