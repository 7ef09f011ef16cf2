internal import Events

/// The query of an address, as forms send it (`application/x-www-form-urlencoded`).
enum QueryText {
  /// The parameters in their order, decoded.
  /// - Throws: a `Refusal` where one is not UTF-8, or its percent signs are no encoding.
  static func items(_ query: String) throws(Refusal) -> [(name: String, value: String)] {
    var items: [(name: String, value: String)] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0], plusIsSpace: true),
        let value = sides.count > 1 ? decoded(sides[1], plusIsSpace: true) : ""
      else {
        throw Refusal(
          value: String(part), rule: "a parameter is UTF-8 in percent-encoding",
          remedy: "Encode it as forms do, such as known-at=%231200")
      }
      items.append((name, value))
    }
    return items
  }

  /// A part of an address without its percent-encoding; nil where that is broken or the text is not UTF-8.
  static func decoded(_ text: Substring, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "+"), plusIsSpace {
        bytes.append(UInt8(ascii: " "))
      } else if byte == UInt8(ascii: "%") {
        guard let high = rest.popFirst().flatMap(hex), let low = rest.popFirst().flatMap(hex) else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Parameters as they stand in an address.
  static func text(_ items: [(name: String, value: String)]) -> String {
    items.map { encoded($0.name) + "=" + encoded($0.value) }.joined(separator: "&")
  }

  /// A path as it came, its percent-encoding kept, without what would end it in a header.
  static func path(_ text: String) -> String {
    text.split(separator: "%", omittingEmptySubsequences: false).map { encoded(String($0)) }.joined(separator: "%")
  }

  static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      let scalar = UnicodeScalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", "@", ":": result.unicodeScalars.append(scalar)
      default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return result
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
