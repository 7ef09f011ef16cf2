internal import Events
internal import Foundation

/// Gathers lines and writes them to standard output in blocks.
///
/// A program that reads them gets every byte as it is; on a terminal, characters that would steer it are escaped.
struct LineBuffer {
  private var bytes: [UInt8] = []

  private static let isTerminal = isatty(STDOUT_FILENO) == 1
  private static let blockByteCount = 1 << 16

  /// Takes a line. False where standard output can no longer be written.
  mutating func append(_ line: [UInt8]) -> Bool {
    bytes.append(contentsOf: LineBuffer.isTerminal ? TextSanitizer.json(line) : line)
    bytes.append(0x0A)
    if bytes.count >= LineBuffer.blockByteCount { flush() }
    return Output.state == .open
  }

  mutating func flush() {
    if !bytes.isEmpty && Output.state == .open { Output.write(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }
}
