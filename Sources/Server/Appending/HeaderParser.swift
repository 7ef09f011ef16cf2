internal import Questions

/// The value of a CloudEvents attribute in a header (HTTP binding 1.0.2, section 3.1.3.2).
enum HeaderParser {
  /// Undoes double quotes (RFC 9110, section 5.6.4) and one round of percent-encoding; nil where the value is not
  /// printable ASCII, an encoding is not whole, or what comes out is not UTF-8 (such as %C0%A0).
  static func decoded(_ text: String) -> String? {
    var bytes = Array(text.utf8)[...]
    guard bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    if bytes.first == UInt8(ascii: "\""), bytes.count > 1, bytes.last == UInt8(ascii: "\"") {
      guard let unquoted = unquoted(bytes.dropFirst().dropLast()) else { return nil }
      bytes = unquoted[...]
    }
    return URLCoding.decoded(bytes)
  }

  /// The content of a quoted string: a backslash stands before a character that is meant as it is.
  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if !isEscaped, byte == UInt8(ascii: "\"") { return nil }
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
        continue
      }
      isEscaped = false
      result.append(byte)
    }
    return isEscaped ? nil : result
  }
}
