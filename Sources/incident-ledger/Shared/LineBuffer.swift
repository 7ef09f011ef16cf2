internal import Events
internal import Foundation

/// Gathers lines, which are written to standard output when it is asked for: whoever reads them may take long.
///
/// A program that reads them gets every byte as it is; on a terminal, characters that would steer it are escaped.
struct LineBuffer {
  private var bytes: [UInt8] = []

  private static let isTerminal = isatty(STDOUT_FILENO) == 1
  private static let blockByteCount = 1 << 16

  /// Whether it holds enough to be written.
  var isFull: Bool { bytes.count >= LineBuffer.blockByteCount }

  mutating func append(_ line: [UInt8]) {
    bytes.append(contentsOf: LineBuffer.isTerminal ? TextSanitizer.json(line) : line)
    bytes.append(0x0A)
  }

  mutating func flush() {
    if !bytes.isEmpty && Output.state == .open { Output.write(bytes) }
    bytes.removeAll(keepingCapacity: true)
  }
}
