internal import FileSystem
internal import Foundation
internal import Ledger

/// Standard input, or a pipe that has a name, copied to an unnamed file first, so that a slow sender does not keep others from
/// appending.
final class SpooledInput {
  private let file: FileHandle

  /// What is at a path as it comes, and not as a file: a pipe, a terminal; nil for files, and where nothing is.
  convenience init?(path: String) throws {
    guard FileStatus(of: path)?.isStream == true, let source = FileHandle(forReadingAtPath: path) else { return nil }
    try self.init(source, of: path)
  }

  /// Reads to the end of standard input.
  convenience init() throws { try self.init(.standardInput, of: "standard input") }

  private init(_ source: FileHandle, of name: String) throws {
    let path = FileManager.default.temporaryDirectory.path + "/incident-ledger-\(UUID().uuidString)"
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forUpdatingAtPath: path)
    else {
      throw LedgerError(.io, "a temporary file for \(name) cannot be made: set TMPDIR to a folder with room")
    }
    // Without its name the file lasts as long as it is open and is never left behind.
    try FileManager.default.removeItem(atPath: path)
    self.file = file
    do {
      while let block = try source.read(upToCount: 1 << 18), !block.isEmpty {
        try file.write(contentsOf: block)
      }
    } catch {
      throw LedgerError(
        .io, "\(name) cannot be read, or there is no room for it in the temporary folder: set TMPDIR to another")
    }
  }

  /// A path to what was read.
  var path: String { "/dev/fd/\(file.fileDescriptor)" }

  var byteCount: Int? { (try? file.offset()).map { Int($0) } }
}
