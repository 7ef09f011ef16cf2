internal import Events
internal import FileSystem
internal import Ledger

/// The file that refused lines go to. It is written beside its place and put there at the end, so that it may
/// replace the very file that is being appended.
final class RejectsFile {
  private let path: String
  private let file: FileReplacement
  private var buffer: [UInt8] = []

  private static let bufferByteCount = 1 << 18

  init(_ path: String) throws {
    self.path = path
    do {
      file = try FileReplacement(of: path, suffix: ".partial", mode: 0o600)
    } catch {
      throw LedgerError(
        .cannotCreate,
        "the file \(path) for refused lines cannot be made: check that its folder is there and can be written")
    }
  }

  func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= RejectsFile.bufferByteCount { try flush() }
  }

  /// Writes a refused event: its reason as a comment, and the line itself. A line that was too long is left out.
  func write(_ refusal: Refusal, line: [UInt8]?) throws {
    try write("# \(refusal)\n".utf8)
    guard let line else { return }
    try write(RejectsFile.oneLine(line))
    try write([0x0A])
  }

  /// Ends the writing; the file is then whole on the disk, beside its place.
  func close() throws {
    try flush()
    do { try file.end() } catch { throw failure(error) }
  }

  /// Puts the file in its place.
  func publish() throws {
    do { try file.publish(isSynced: false) } catch {
      throw LedgerError(.io, "the refused lines are in \(file.temporaryPath): it cannot be renamed to \(path)")
    }
  }

  func discard() { file.discard() }

  private func flush() throws {
    do { try file.write(buffer) } catch { throw failure(error) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func failure(_ error: FileSystemError) -> LedgerError {
    LedgerError(
      .io, "the file \(path) for refused lines cannot be written (\(error.message)): nothing was appended")
  }

  /// Line breaks of an element of a batch become spaces; within a string, where JSON forbids them, `\n`.
  private static func oneLine(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
    var line: [UInt8] = []
    var (isInString, isEscaped) = (false, false)
    for byte in text {
      if byte == 0x0A || byte == 0x0D {
        if isInString { line.append(contentsOf: byte == 0x0A ? "\\n".utf8 : "\\r".utf8) }
        // Compact: the break and the blanks that set the next line in are one space.
        if !isInString, line.last != 0x20 { line.append(0x20) }
        continue
      }
      if !isInString, byte == 0x20 || byte == 0x09, line.last == 0x20 { continue }
      line.append(byte)
      if isEscaped {
        isEscaped = false
      } else if isInString && byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString.toggle()
      }
    }
    return line
  }
}
