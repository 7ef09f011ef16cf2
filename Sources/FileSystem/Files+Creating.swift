#if canImport(Glibc)
  import Glibc
#endif

extension Files {
  /// Makes a file with its contents, on the disk when this returns; nothing is left where that fails.
  /// - Parameter mode: the permissions, which it has from its first byte on.
  /// - Throws: `notEmpty` where there is anything of that name, a link to nowhere too.
  package static func create(_ path: String, _ bytes: [UInt8], mode: UInt32) throws(FileSystemError) {
    let file = try OpenedFile(path, O_WRONLY | O_CREAT | O_EXCL, mode: mode)
    do throws(FileSystemError) {
      try file.append(bytes)
      try file.synchronize()
      try syncFolder(folder(of: path))
    } catch {
      removeFile(path)
      throw error
    }
  }
}

extension OpenedFile {
  /// Writes bytes where the last ones ended.
  fileprivate func append(_ bytes: [UInt8]) throws(FileSystemError) {
    var written = 0
    while written < bytes.count {
      // SAFETY: write(2) reads at most the rest of the buffer, which is valid for the time of the closure.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(descriptor, buffer.baseAddress! + written, bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw FileSystemError("write \(path)", path) }
      written += count
    }
  }
}
