extension [UInt8] {
  /// Appends a literal.
  mutating func append(_ literal: StaticString) {
    append(contentsOf: literal.description.utf8)
  }

  /// Appends a key and a text, or nothing for nil.
  mutating func append(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    append(key)
    append(json: text)
  }

  /// Appends a key and a number, or nothing for nil.
  mutating func append(_ key: StaticString, _ number: Double?) {
    guard let number else { return }
    append(key)
    DecimalParser.append(number, to: &self)
  }

  /// Appends a JSON string with the escapes of RFC 8785, which are the fewest possible.
  mutating func append(json text: String) {
    append(UInt8(ascii: "\""))
    let needsEscapes = text.utf8.contains {
      $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    if needsEscapes {
      for byte in text.utf8 { append(escaped: byte) }
    } else {
      append(contentsOf: text.utf8)
    }
    append(UInt8(ascii: "\""))
  }

  private mutating func append(escaped byte: UInt8) {
    let letter: UInt8
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): letter = byte
    case 0x08: letter = UInt8(ascii: "b")
    case 0x09: letter = UInt8(ascii: "t")
    case 0x0A: letter = UInt8(ascii: "n")
    case 0x0C: letter = UInt8(ascii: "f")
    case 0x0D: letter = UInt8(ascii: "r")
    case 0..<0x20:
      append(contentsOf: "\\u00".utf8)
      append(UInt8(ascii: "0") + byte >> 4)
      append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
      return
    default:
      append(byte)
      return
    }
    append(UInt8(ascii: "\\"))
    append(letter)
  }
}
