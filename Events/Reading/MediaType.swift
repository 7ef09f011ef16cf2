/// Media types of data (RFC 6838), as far as the ledger tells them apart.
package enum MediaType {
  /// Whether a type says JSON: `application/json`, `text/json`, or any whose subtype ends with `+json`. Case and
  /// parameters do not matter (CloudEvents JSON format 1.0.2, section 3.1).
  package static func isJSON(_ text: String) -> Bool {
    let type = text.prefix { $0 != ";" }.lowercased().utf8.drop { $0 == 0x20 || $0 == 0x09 }
    var name = String(Substring(type))
    while name.utf8.last == 0x20 || name.utf8.last == 0x09 { name.removeLast() }
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isTokenByte) }) else { return false }
    return (parts[1] == "json" && ["application", "text"].contains(parts[0]))
      || (parts[1].hasSuffix("+json") && parts[1].utf8.count > 5)
  }

  /// The characters of a token (RFC 9110, section 5.6.2).
  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
