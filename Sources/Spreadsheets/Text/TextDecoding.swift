/// How the bytes of a text become UTF-8.
enum TextDecoding: Hashable, Sendable {
  case utf8
  case utf16(isBigEndian: Bool)
  case windows1252

  /// The encoding that people name.
  var encoding: TextEncoding {
    switch self {
    case .utf8: .utf8
    case .utf16: .utf16
    case .windows1252: .windows1252
    }
  }

  /// How many bytes stand before the text as a mark of its encoding.
  func markLength(_ head: [UInt8]) -> Int {
    switch self {
    case .utf8: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    case .utf16(let isBigEndian): head.starts(with: isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) ? 2 : 0
    case .windows1252: 0
    }
  }

  /// What the first bytes of a text show: a mark, or the zeros of UTF-16; nil where they show nothing.
  static func recognised(_ head: [UInt8]) -> TextDecoding? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16(isBigEndian: false) }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16(isBigEndian: true) }
    let zeros = (0...1).map { parity in head.indices.count { $0 % 2 == parity && head[$0] == 0 } }
    let pairs = head.count / 2
    guard pairs > 0 else { return nil }
    // Letters of Europe have one zero byte each; text without a mark has few others.
    if zeros[1] * 2 > pairs, zeros[0] * 8 < pairs { return .utf16(isBigEndian: false) }
    if zeros[0] * 2 > pairs, zeros[1] * 8 < pairs { return .utf16(isBigEndian: true) }
    return nil
  }

  /// The characters of the bytes 0x80 to 0x9F; 0 for the five that have none.
  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]

  /// Decodes as many of the bytes as make whole characters, each at most three bytes for each of theirs.
  ///
  /// - Parameter isLast: whether nothing follows.
  /// - Returns: how many bytes were decoded and written, and whether something is no character, behind those.
  func decode(
    _ bytes: ArraySlice<UInt8>, isLast: Bool, into buffer: inout [UInt8], from start: Int
  ) -> (read: Int, written: Int, isFault: Bool) {
    switch self {
    case .utf8: preconditionFailure("UTF-8 is not decoded")
    case .utf16(let isBigEndian):
      TextDecoding.decodeUTF16(bytes, isBigEndian: isBigEndian, isLast: isLast, into: &buffer, from: start)
    case .windows1252: TextDecoding.decodeWindows(bytes, into: &buffer, from: start)
    }
  }

  private static func decodeWindows(
    _ bytes: ArraySlice<UInt8>, into buffer: inout [UInt8], from start: Int
  ) -> (read: Int, written: Int, isFault: Bool) {
    var end = start
    for (index, byte) in bytes.enumerated() {
      let value = byte < 0x80 || byte > 0x9F ? UInt16(byte) : upper[Int(byte) - 0x80]
      if value == 0, byte != 0 { return (index, end - start, true) }
      write(UInt32(value), to: &buffer, at: &end)
    }
    return (bytes.count, end - start, false)
  }

  private static func decodeUTF16(
    _ bytes: ArraySlice<UInt8>, isBigEndian: Bool, isLast: Bool, into buffer: inout [UInt8], from start: Int
  ) -> (read: Int, written: Int, isFault: Bool) {
    func unit(_ index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return isBigEndian ? first << 8 | second : second << 8 | first
    }
    var (index, end) = (bytes.startIndex, start)
    while index + 1 < bytes.endIndex {
      var value = unit(index)
      var length = 2
      if value & 0xF800 == 0xD800 {
        guard value < 0xDC00, index + 3 < bytes.endIndex || isLast else {
          return (index - bytes.startIndex, end - start, value >= 0xDC00)
        }
        guard index + 3 < bytes.endIndex, unit(index + 2) & 0xFC00 == 0xDC00 else {
          return (index - bytes.startIndex, end - start, true)
        }
        value = 0x10000 + (value - 0xD800) << 10 + (unit(index + 2) - 0xDC00)
        length = 4
      }
      write(value, to: &buffer, at: &end)
      index += length
    }
    return (index - bytes.startIndex, end - start, isLast && index < bytes.endIndex)
  }

  @inline(__always)
  private static func write(_ value: UInt32, to buffer: inout [UInt8], at end: inout Int) {
    if value < 0x80 {
      buffer[end] = UInt8(value)
      end += 1
      return
    }
    if value < 0x800 {
      buffer[end] = UInt8(0xC0 | value >> 6)
    } else {
      if value < 0x10000 {
        buffer[end] = UInt8(0xE0 | value >> 12)
      } else {
        buffer[end] = UInt8(0xF0 | value >> 18)
        end += 1
        buffer[end] = UInt8(0x80 | value >> 12 & 0x3F)
      }
      end += 1
      buffer[end] = UInt8(0x80 | value >> 6 & 0x3F)
    }
    buffer[end + 1] = UInt8(0x80 | value & 0x3F)
    end += 2
  }
}
