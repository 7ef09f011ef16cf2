import Foundation

extension ByteSource {
  /// Reads a text line by line, holding no more than about one line and one block of it.
  ///
  /// Lines end with LF or CR LF; the last one may lack it. A byte order mark at the beginning is left out. Of a
  /// line longer than `maximumBytes` only that many bytes are given, marked as too long; the rest is read over.
  ///
  /// - Throws: `ArchiveError` for the input, and what `body` throws. A checksum stands at the end of a compressed
  ///   file, so a damaged one may be found out only after its lines were given.
  package func forEachLine(
    maximumBytes: Int, _ body: (LineInfo, Span<UInt8>) throws -> Void
  ) throws {
    precondition(maximumBytes > 0, "a line may have at least one byte")
    var decoder = try Decoder(self)
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var start = 0
    var end = 0
    var number = 1
    var isSkipping = false
    var mayHaveMark = true
    while true {
      // Here buffer[start..<end] holds no line break.
      if start > 0 {
        for index in start..<end { buffer[index - start] = buffer[index] }
        end -= start
        start = 0
      }
      if !isSkipping && end > maximumBytes + 1 {
        try body(LineInfo(number: number, isTooLong: true), buffer.span.extracting(0..<maximumBytes))
        isSkipping = true
      }
      if isSkipping { end = 0 }
      if end == buffer.count { buffer.append(contentsOf: repeatElement(0, count: buffer.count)) }
      let count = try decoder.read(into: &buffer, from: end)
      if count == 0 { break }
      var unread = end
      end += count
      if mayHaveMark && end >= 3 {
        mayHaveMark = false
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
          start = 3
          unread = 3
        }
      }
      while let lineBreak = ByteSource.lineBreak(in: buffer, unread..<end) {
        if !isSkipping {
          try ByteSource.give(
            buffer.span.extracting(start..<lineBreak), number: number, maximumBytes: maximumBytes, body)
        }
        isSkipping = false
        number += 1
        start = lineBreak + 1
        unread = start
      }
    }
    if !isSkipping && end > 0 {
      try ByteSource.give(
        buffer.span.extracting(0..<end), number: number, maximumBytes: maximumBytes, body)
    }
  }

  private static func give(
    _ line: Span<UInt8>, number: Int, maximumBytes: Int, _ body: (LineInfo, Span<UInt8>) throws -> Void
  ) throws {
    var count = line.count
    if count > 0 && line[count - 1] == 0x0D { count -= 1 }
    let info = LineInfo(number: number, isTooLong: count > maximumBytes)
    try body(info, line.extracting(0..<min(count, maximumBytes)))
  }

  private static func lineBreak(in buffer: [UInt8], _ range: Range<Int>) -> Int? {
    // SAFETY: nothing keeps the bytes beyond the closure.
    unsafe buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, !range.isEmpty else { return nil }
      precondition(range.upperBound <= bytes.count, "a search stays within its buffer")
      // SAFETY: the range lies within the buffer, as just checked, and nothing keeps the pointer.
      guard let found = unsafe memchr(base + range.lowerBound, 0x0A, range.count) else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }
}
