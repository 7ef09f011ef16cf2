internal import Archives

/// Reads a text once before its rows are: what is no text in it is found before any row is given.
enum TextCheck {
  /// What a text is not, at a byte of its UTF-8.
  enum Fault: Equatable {
    case notText(at: Int)
    case holdsNUL(at: Int)
  }

  /// The first fault of a text; nil where there is none.
  static func fault(_ content: Content, _ decoding: TextDecoding, limit: Int) throws(ArchiveError) -> Fault? {
    var stream = try TextStream(content, decoding, limit: limit)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    // Before `end` are the bytes of a character that goes on in the next piece, and what was read behind them.
    var (passed, carried) = (0, 0)
    while true {
      let count = try stream.read(into: &buffer, from: carried)
      let end = carried + count
      if count == 0 {
        if stream.isFault || carried > 0 { return .notText(at: passed) }
        return nil
      }
      carried = decoding == .utf8 ? unfinished(buffer, end: end) : 0
      let whole = end - carried
      if decoding == .utf8, let fault = invalid(buffer, end: whole) { return .notText(at: passed + fault) }
      if let zero = buffer[..<whole].firstIndex(of: 0) { return .holdsNUL(at: passed + zero) }
      for index in 0..<carried { buffer[index] = buffer[whole + index] }
      passed += whole
    }
  }

  /// How many bytes at the end begin a character that is not whole.
  private static func unfinished(_ buffer: [UInt8], end: Int) -> Int {
    for length in 1...3 where length <= end {
      let byte = buffer[end - length]
      if byte & 0xC0 == 0x80 { continue }
      let needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return needed > length ? length : 0
    }
    return 0
  }

  private static func invalid(_ buffer: [UInt8], end: Int) -> Int? {
    do {
      _ = try UTF8Span(validating: buffer.span.extracting(0..<end))
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The 1-based line of a byte.
  static func line(
    of byte: Int, in content: Content, _ decoding: TextDecoding, limit: Int
  ) throws(ArchiveError) -> Int {
    var stream = try TextStream(content, decoding, limit: limit)
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var (passed, line, isBehindReturn) = (0, 1, false)
    while passed < byte {
      let count = try stream.read(into: &buffer, from: 0)
      if count == 0 { break }
      for byte in buffer[..<min(count, byte - passed)] {
        if byte == 0x0D || (byte == 0x0A && !isBehindReturn) { line += 1 }
        isBehindReturn = byte == 0x0D
      }
      passed += count
    }
    return line
  }
}
