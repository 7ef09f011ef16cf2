/// Events, each on a line, as they are handed out: in parts of at most `SharedBatch.maximumPartByteCount` bytes, or one event.
struct SharedParts {
  /// The lines of the part that is being filled.
  var lines: [UInt8] = []

  /// Makes room for an event of so many bytes, which is appended to `lines` then: a part that is full is handed out.
  mutating func makeRoom(byteCount: Int, _ take: (_ lines: [UInt8]) throws -> Void) rethrows {
    guard !lines.isEmpty, lines.count + byteCount > SharedBatch.maximumPartByteCount else { return }
    try take(lines)
    lines.removeAll(keepingCapacity: true)
  }

  mutating func endLine() { lines.append(UInt8(ascii: "\n")) }

  /// Hands out the last part.
  func end(_ take: (_ lines: [UInt8]) throws -> Void) rethrows {
    if !lines.isEmpty { try take(lines) }
  }
}
