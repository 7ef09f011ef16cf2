internal import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is written beside its place and then renamed over what is there: whoever looks sees the old file or the
/// new one, whole.
///
/// It is written, ended and published, in this order; or discarded, which leaves what is there alone.
package struct FileReplacement {
  /// Where the file is until it is published.
  package let temporaryPath: String
  private let path: String
  private let file: FileHandle

  /// Begins an empty file beside `path`, under its name with `suffix`; what a killed writer left there is removed.
  /// - Parameter mode: the permissions, less the umask, which the file has from its first byte on.
  package init(of path: String, suffix: String, mode: UInt32 = 0o666) throws(FileSystemError) {
    self.path = path
    temporaryPath = path + suffix
    Files.removeFile(temporaryPath)
    // SAFETY: open(2) reads the path, a C string for the time of the call, and the mode that O_CREAT asks for.
    let descriptor = unsafe open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode as mode_t)
    guard descriptor >= 0 else { throw FileSystemError("open \(temporaryPath)", temporaryPath) }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  /// Writes bytes behind those written before.
  /// - Throws: the error with the reason alone as its message.
  package func write(_ bytes: [UInt8]) throws(FileSystemError) {
    do { try file.write(contentsOf: bytes) } catch { throw failure(error) }
  }

  /// Ends the writing: the contents are on the disk, beside their place.
  /// - Throws: the error with the reason alone as its message.
  package func end() throws(FileSystemError) {
    do {
      try file.synchronize()
      try file.close()
    } catch { throw failure(error) }
  }

  /// Puts the file in its place.
  /// - Parameter isSynced: whether to wait until the name is on the disk, which takes reading the folder.
  package func publish(isSynced: Bool) throws(FileSystemError) {
    if isSynced {
      try Files.publish(temporaryPath, as: path)
    } else {
      try Files.rename(temporaryPath, to: path)
    }
  }

  /// Removes the file that was not published.
  package func discard() {
    try? file.close()
    Files.removeFile(temporaryPath)
  }

  private func failure(_ error: any Error) -> FileSystemError {
    FileSystemError(.io, error.localizedDescription, path: temporaryPath, lacksRemedy: true)
  }
}
