package import Events

/// Percent-encoding of addresses (RFC 3986), and of the queries that forms send
/// (`application/x-www-form-urlencoded`).
package enum URLCoding {
  // MARK: Writing

  /// A text in which whatever is not unreserved (section 2.3) is encoded.
  /// - Parameter kept: characters of ASCII that stay as they are beside those.
  package static func encoded(_ text: String, keeping kept: Set<Unicode.Scalar> = []) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let scalar = Unicode.Scalar(byte)
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": result.append(scalar)
      case _ where kept.contains(scalar): result.append(scalar)
      default: result.append(contentsOf: ["%", digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(result)
  }

  /// What else may stand in a path or a query, and is easier to read as it is.
  package static let readable: Set<Unicode.Scalar> = ["/", "@", ":"]

  /// Parameters as they stand in an address.
  package static func query(_ items: [QuestionParameters.Item], keeping kept: Set<Unicode.Scalar> = []) -> String {
    items.map { encoded($0.name, keeping: kept) + "=" + encoded($0.value, keeping: kept) }.joined(separator: "&")
  }

  /// A path as it came, its percent-encoding kept, without what would end it in a header.
  package static func path(_ text: String) -> String {
    text.split(separator: "%", omittingEmptySubsequences: false).map { encoded(String($0), keeping: readable) }
      .joined(separator: "%")
  }

  // MARK: Reading

  /// A text without its percent-encoding; nil where that is broken or the bytes are not UTF-8.
  package static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    decoded(Array(text.utf8), plusIsSpace: plusIsSpace)
  }

  package static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(value), let low = rest.next().flatMap(value) else { return nil }
        decoded.append(high << 4 | low)
      default: decoded.append(byte)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// The parameters of a query in their order, decoded.
  /// - Throws: a `Refusal` where one is not UTF-8, or its percent signs are no encoding.
  package static func items(_ query: String) throws(Refusal) -> [QuestionParameters.Item] {
    var items: [QuestionParameters.Item] = []
    for part in query.split(separator: "&") {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(sides[0], plusIsSpace: true),
        let value = sides.count > 1 ? decoded(sides[1], plusIsSpace: true) : ""
      else { throw Refusal(value: String(part), QuestionMistake.notEncoded) }
      items.append((name, value))
    }
    return items
  }

  /// What a hexadecimal digit stands for.
  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
