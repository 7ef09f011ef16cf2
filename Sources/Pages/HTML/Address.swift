internal import Events
internal import Questions

/// An address of the dashboard, or of the interface beside it.
struct Address: Sendable, Equatable {
  /// The segments of the path, not encoded.
  var path: [String]
  /// Names with values, not encoded, in their order.
  var query: [QuestionParameters.Item]
  /// The id of an element of the page; nil for the whole.
  var fragment: String?
  /// Whether it is a place on the page itself: the fragment alone.
  private(set) var isHere = false

  init(_ path: String..., query: [QuestionParameters.Item] = [], fragment: String? = nil) {
    (self.path, self.query, self.fragment) = (path, query, fragment)
  }

  /// The same address with one more parameter, or with another value of it.
  func setting(_ parameter: Parameter, _ value: String) -> Address {
    var address = self
    if let index = query.firstIndex(where: { $0.name == parameter.name }) {
      address.query[index].value = value
    } else {
      address.query.append((parameter.name, value))
    }
    return address
  }

  /// The address percent-encoded (RFC 3986): whatever is not unreserved is encoded.
  var text: String {
    if isHere { return "#" + URLCoding.encoded(fragment ?? "") }
    var text = "/" + path.map { URLCoding.encoded($0) }.joined(separator: "/")
    if !query.isEmpty { text += "?" + URLCoding.query(query) }
    return fragment.map { text + "#" + URLCoding.encoded($0) } ?? text
  }

  static func == (left: Address, right: Address) -> Bool { left.text == right.text }
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
