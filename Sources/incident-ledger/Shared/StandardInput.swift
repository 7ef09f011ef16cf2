internal import Foundation
internal import Ledger

/// Standard input, copied to an unnamed file first, so that a slow sender does not keep others from appending.
final class StandardInput {
  private let file: FileHandle

  /// Reads to the end of standard input.
  init() throws {
    let path = FileManager.default.temporaryDirectory.path + "/incident-ledger-\(UUID().uuidString)"
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forUpdatingAtPath: path)
    else {
      throw LedgerError(.io, "a temporary file for standard input cannot be made: set TMPDIR to a folder with room")
    }
    // Without its name the file lasts as long as it is open and is never left behind.
    try FileManager.default.removeItem(atPath: path)
    self.file = file
    do {
      while let block = try FileHandle.standardInput.read(upToCount: 1 << 18), !block.isEmpty {
        try file.write(contentsOf: block)
      }
    } catch {
      throw LedgerError(
        .io, "standard input cannot be read, or there is no room for it in the temporary folder: set TMPDIR to another")
    }
  }

  /// A path to what was read.
  var path: String { "/dev/fd/\(file.fileDescriptor)" }

  var byteCount: Int? { (try? file.offset()).map { Int($0) } }
}
