/// Where a page leads back to after somebody has signed in: an address of this server, and nothing that a browser could
/// take for another's.
///
/// A browser reads `//name` and `/\name` as the address of another server, and passes over tabs and line breaks. So the
/// address begins with one `/`, and is made of printable ASCII without a backslash; whatever else an address needs is
/// percent-encoded.
package struct ReturnAddress: Sendable, Equatable {
  package let text: String

  /// The longest address that is kept: beyond it, a link with the address in it would be too long for some on the way.
  static let maximumByteCount = 2000

  package static let overview = ReturnAddress(known: "/")

  /// Reads an address that came from outside; nil where it may lead away.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.first == UInt8(ascii: "/"), bytes.count <= ReturnAddress.maximumByteCount,
      bytes.count == 1 || bytes[1] != UInt8(ascii: "/"),
      bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
    else { return nil }
    self.text = text
  }

  /// The address of a page; the overview where it is too long to be carried in another.
  init(_ address: Address) { self = ReturnAddress(address.text) ?? .overview }

  private init(known text: String) { self.text = text }
}
