/// One address, or those that begin with the same bits: `10.0.0.5`, `10.0.0.0/24`, `2001:db8::/32`.
struct AddressRange: Hashable, Sendable {
  private let address: NetworkAddress
  private let bitCount: Int

  /// Reads one; nil for anything else, and for the range of all addresses, which names nobody.
  init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = NetworkAddress(parts[0]) else { return nil }
    let longest = address.bytes.count * 8
    self.address = address
    guard parts.count == 2 else {
      bitCount = longest
      return
    }
    let digits = parts[1]
    guard (1...3).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(digits), (1...longest).contains(count)
    else { return nil }
    bitCount = count
  }

  func contains(_ other: NetworkAddress) -> Bool { other.hasPrefix(of: address, bitCount: bitCount) }
}
