internal import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is written beside its place and then renamed over what is there: whoever looks sees the old file or the
/// new one, whole. A device or a pipe (`/dev/null`, a FIFO) is never replaced: it is written to where it is.
///
/// It is written, ended and published, in this order; or discarded, which leaves what is there alone.
package struct FileReplacement {
  /// Where the file is until it is published.
  package let temporaryPath: String
  private let path: String
  private let file: FileHandle
  /// Whether the place is no file, and is written to.
  private let isInPlace: Bool

  /// Begins an empty file beside `path`, under its name with `suffix`; what a killed writer left there is removed.
  /// - Parameter mode: the permissions, less the umask, which the file has from its first byte on.
  package init(of path: String, suffix: String, mode: UInt32 = 0o666) throws(FileSystemError) {
    self.path = path
    isInPlace = FileStatus(of: path)?.isStream ?? false
    temporaryPath = isInPlace ? path : path + suffix
    if !isInPlace { Files.removeFile(temporaryPath) }
    let flags = isInPlace ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
    // SAFETY: open(2) reads the path, a C string for the time of the call, and the mode that O_CREAT asks for.
    let descriptor = unsafe open(temporaryPath, flags, mode as mode_t)
    guard descriptor >= 0 else { throw FileSystemError("open \(temporaryPath)", temporaryPath) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes bytes behind those written before.
  /// - Throws: the error with the reason alone as its message.
  package func write(_ bytes: [UInt8]) throws(FileSystemError) {
    var written = 0
    while written < bytes.count {
      // SAFETY: write(2) reads at most the rest of the buffer, which is valid for the time of the closure.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(file.fileDescriptor, buffer.baseAddress! + written, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileSystemError(reasonOf: errno, temporaryPath) }
      guard count > 0 else { throw FileSystemError(.io, "nothing more is taken", path: temporaryPath) }
      written += count
    }
  }

  /// Ends the writing: the contents are on the disk, beside their place.
  /// - Throws: the error with the reason alone as its message.
  package func end() throws(FileSystemError) {
    // There is nothing of a device or a pipe to wait for.
    guard isInPlace || fsync(file.fileDescriptor) == 0 else { throw FileSystemError(reasonOf: errno, temporaryPath) }
    do {
      try file.close()
    } catch {
      throw FileSystemError(.io, error.localizedDescription, path: temporaryPath, lacksRemedy: true)
    }
  }

  /// Puts the file in its place.
  /// - Parameter isSynced: whether to wait until the name is on the disk, which takes reading the folder.
  package func publish(isSynced: Bool) throws(FileSystemError) {
    if isInPlace { return }
    if isSynced {
      try Files.publish(temporaryPath, as: path)
    } else {
      try Files.rename(temporaryPath, to: path)
    }
  }

  /// Removes the file that was not published.
  package func discard() {
    try? file.close()
    if !isInPlace { Files.removeFile(temporaryPath) }
  }

  /// Writes a whole file in one go: where that fails, what is there stays, and nothing is left beside it.
  package static func write(
    _ bytes: [UInt8], to path: String, suffix: String, mode: UInt32 = 0o666, isSynced: Bool
  ) throws(FileSystemError) {
    let made = try FileReplacement(of: path, suffix: suffix, mode: mode)
    do throws(FileSystemError) {
      try made.write(bytes)
      try made.end()
      try made.publish(isSynced: isSynced)
    } catch {
      made.discard()
      throw error
    }
  }
}
