/// The escapes of JSON strings (RFC 8259, section 7), read and written.
package enum JSONEscapes {
  /// The offset after the escape that starts at `start` (a backslash).
  static func end(ofEscapeAt start: Int, in text: Span<UInt8>) throws(JSONError) -> Int {
    guard start + 1 < text.count else { throw JSONError(.unterminated, at: start) }
    switch text[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard let unit = unit(at: start + 2, in: text) else { throw JSONError(.invalidEscape, at: start) }
      switch unit {
      case 0xD800...0xDBFF:
        guard start + 7 < text.count, text[start + 6] == UInt8(ascii: "\\"),
          text[start + 7] == UInt8(ascii: "u"),
          let low = self.unit(at: start + 8, in: text), (0xDC00...0xDFFF).contains(low)
        else { throw JSONError(.loneSurrogate, at: start) }
        return start + 12
      case 0xDC00...0xDFFF: throw JSONError(.loneSurrogate, at: start)
      default: return start + 6
      }
    default: throw JSONError(.invalidEscape, at: start)
    }
  }

  private static func unit(at start: Int, in text: Span<UInt8>) -> UInt32? {
    guard start + 4 <= text.count else { return nil }
    var unit: UInt32 = 0
    for offset in start..<(start + 4) {
      guard let digit = Character(Unicode.Scalar(text[offset])).hexDigitValue, text[offset] < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  /// Appends the value of string content whose escapes were checked when it was read.
  static func unescape(_ text: Span<UInt8>, in range: Range<Int>, to output: inout [UInt8]) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      guard byte == UInt8(ascii: "\\") else {
        output.append(byte)
        position += 1
        continue
      }
      switch text[position + 1] {
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"):
        var scalar = unit(at: position + 2, in: text) ?? 0xFFFD
        position += 4
        if (0xD800...0xDBFF).contains(scalar) {
          let low = unit(at: position + 4, in: text) ?? 0xDC00
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
          position += 6
        }
        let character = Unicode.Scalar(scalar) ?? "\u{FFFD}"
        output.append(contentsOf: UTF8.encode(character) ?? UTF8.encodedReplacementCharacter)
      case let literal: output.append(literal)
      }
      position += 2
    }
  }

  /// Appends a string as RFC 8785 writes it: in quotes, with the shortest escapes, all else as it is.
  package static func write(_ value: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let bytes = value.utf8.span
    if bytes.indices.contains(where: { needsEscape(bytes[$0]) }) {
      for index in bytes.indices { appendEscaped(bytes[index], to: &output) }
    } else {
      output.append(contentsOf: value.utf8)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Appends the string that the UTF-8 is, as above.
  static func write(_ value: [UInt8], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in value { appendEscaped(byte, to: &output) }
    output.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(contentsOf: [UInt8(ascii: "\\"), byte])
    case 0x08: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "b")])
    case 0x09: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "t")])
    case 0x0A: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "n")])
    case 0x0C: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "f")])
    case 0x0D: output.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "r")])
    case 0x00..<0x20:
      let digits = Array("0123456789abcdef".utf8)
      output.append(contentsOf: "\\u00".utf8)
      output.append(digits[Int(byte >> 4)])
      output.append(digits[Int(byte & 15)])
    default: output.append(byte)
    }
  }
}
