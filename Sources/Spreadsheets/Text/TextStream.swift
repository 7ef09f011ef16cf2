internal import Archives

/// A text from its beginning on, as UTF-8 without a mark.
struct TextStream: ~Copyable {
  private let decoding: TextDecoding
  private var stream: Decoder
  /// Bytes that are not decoded yet.
  private var raw: [UInt8] = []
  private var rawCount = 0
  private var hasEnded = false
  private var isAtStart = true
  /// Whether bytes that are no text stand behind all that was read.
  private(set) var isFault = false

  init(_ content: Content, _ decoding: TextDecoding, limit: Int) throws(ArchiveError) {
    self.decoding = decoding
    stream = try content.stream(limit: limit)
    raw = [UInt8](repeating: 0, count: 1 << 16)
  }

  /// The shortest room that ``read(into:from:)`` may be given.
  static let minimumRoom = 64

  /// Fills `buffer` from `start` on and returns how many bytes it wrote; 0 at the end, or before a fault.
  mutating func read(into buffer: inout [UInt8], from start: Int) throws(ArchiveError) -> Int {
    precondition(buffer.count - start >= TextStream.minimumRoom, "there is room for some characters")
    if isAtStart { try skipMark() }
    if decoding == .utf8 {
      guard rawCount > 0 else { return try stream.read(into: &buffer, from: start) }
      for index in 0..<rawCount { buffer[start + index] = raw[index] }
      defer { rawCount = 0 }
      return rawCount
    }
    while !isFault {
      if !hasEnded, rawCount < raw.count / 2 { try fill() }
      let count = min(rawCount, (buffer.count - start) / 3)
      if count == 0, hasEnded { return 0 }
      let (read, written, isFault) = decoding.decode(
        raw[..<count], isLast: hasEnded && count == rawCount, into: &buffer, from: start)
      self.isFault = isFault
      for index in read..<rawCount { raw[index - read] = raw[index] }
      rawCount -= read
      if written > 0 { return written }
    }
    return 0
  }

  private mutating func fill() throws(ArchiveError) {
    let count = try stream.read(into: &raw, from: rawCount)
    rawCount += count
    hasEnded = count == 0
  }

  private mutating func skipMark() throws(ArchiveError) {
    isAtStart = false
    var head = [UInt8](repeating: 0, count: 3)
    while rawCount < 3 {
      let count = try stream.read(into: &head, from: rawCount)
      if count == 0 {
        hasEnded = true
        break
      }
      rawCount += count
    }
    let mark = decoding.markLength(Array(head[..<rawCount]))
    for index in mark..<rawCount { raw[index - mark] = head[index] }
    rawCount -= mark
  }
}
