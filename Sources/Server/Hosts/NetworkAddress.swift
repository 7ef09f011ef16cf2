/// An address of IP, version 4 or 6. One of version 4 in the notation of version 6 (`::ffff:10.0.0.5`) is one of version 4,
/// as a server that listens for both sees callers of version 4 so.
struct NetworkAddress: Hashable, Sendable {
  /// 4 bytes, or 16.
  let bytes: [UInt8]

  /// Reads `10.0.0.5` or `2001:db8::5` (RFC 4291, section 2.2), without brackets, zone or port; nil for anything else.
  init?(_ text: some StringProtocol) {
    let text = String(text)
    guard let bytes = text.contains(":") ? NetworkAddress.sixteen(text) : NetworkAddress.four(text) else { return nil }
    let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    self.bytes = bytes.starts(with: mapped) ? Array(bytes.dropFirst(mapped.count)) : bytes
  }

  /// Whether the two begin with the same bits.
  func hasPrefix(of other: NetworkAddress, bitCount: Int) -> Bool {
    guard bytes.count == other.bytes.count else { return false }
    return bytes.indices.allSatisfy { index in
      let bits = min(8, max(0, bitCount - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
      return bytes[index] & mask == other.bytes[index] & mask
    }
  }

  private static func four(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      // `010` is 8 to some and 10 to others: neither is taken.
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), part == "0" || !part.hasPrefix("0"),
        let byte = UInt8(part)
      else { return nil }
      bytes.append(byte)
    }
    return bytes
  }

  private static func sixteen(_ text: String) -> [UInt8]? {
    let halves = text.components(around: "::")
    // An address of version 4 stands at the end alone.
    guard halves.count == 1 || (halves.count == 2 && !halves[0].contains(".")), let front = groups(halves[0]),
      let back = groups(halves.count == 2 ? halves[1] : "")
    else { return nil }
    guard halves.count == 2 else { return front.count == 16 ? front : nil }
    let missing = 16 - front.count - back.count
    return missing >= 2 ? front + [UInt8](repeating: 0, count: missing) + back : nil
  }

  /// The bytes of groups of hexadecimal digits with colons between them; the last may be an address of version 4.
  private static func groups(_ text: String) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    var bytes: [UInt8] = []
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains(".") {
        guard let last = four(String(part)) else { return nil }
        bytes += last
      } else {
        guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ $0 < 0x80 }), part.allSatisfy(\.isHexDigit),
          let group = UInt16(part, radix: 16)
        else { return nil }
        bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
      }
    }
    return bytes.count <= 16 ? bytes : nil
  }
}

extension String {
  /// The parts before, between and behind each place where a text stands.
  fileprivate func components(around separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
