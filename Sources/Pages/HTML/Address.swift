/// An address of the dashboard, or of the interface beside it.
struct Address: Sendable, Equatable {
  /// The segments of the path, not encoded.
  var path: [String]
  /// Names with values, not encoded, in their order.
  var query: [(name: String, value: String)]
  /// The id of an element of the page; nil for the whole.
  var fragment: String?
  /// Whether it is a place on the page itself: the fragment alone.
  private(set) var isHere = false

  init(_ path: String..., query: [(name: String, value: String)] = [], fragment: String? = nil) {
    (self.path, self.query, self.fragment) = (path, query, fragment)
  }

  /// The same address with one more parameter, or with another value of it.
  func setting(_ name: String, _ value: String) -> Address {
    var address = self
    if let index = query.firstIndex(where: { $0.name == name }) {
      address.query[index].value = value
    } else {
      address.query.append((name, value))
    }
    return address
  }

  /// The address percent-encoded (RFC 3986): whatever is not unreserved is encoded.
  var text: String {
    if isHere { return "#" + Address.encoded(fragment ?? "") }
    var text = "/" + path.map(Address.encoded).joined(separator: "/")
    if !query.isEmpty {
      text += "?" + query.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }.joined(separator: "&")
    }
    return fragment.map { text + "#" + Address.encoded($0) } ?? text
  }

  static func == (left: Address, right: Address) -> Bool { left.text == right.text }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
      }
    }
    return result
  }

  /// Decodes a segment of a path; nil where an escape is broken or the bytes are not UTF-8.
  static func decoded(_ text: some StringProtocol) -> String? {
    var bytes: [UInt8] = []
    var rest = Substring(text).utf8
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else {
        return nil
      }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Address {
  /// An element of the same page.
  static func here(_ fragment: String) -> Address {
    var address = Address()
    address.isHere = true
    address.fragment = fragment
    return address
  }
}
