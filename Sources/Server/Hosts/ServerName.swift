/// What a caller calls the server: the value of `Host` (RFC 9110, section 7.2), a name or an address with or without a port.
struct ServerName: Hashable, Sendable {
  /// In small letters; an address of version 6 without its brackets.
  let name: String
  /// Nil where none is named: the port of the scheme.
  let port: Int?

  init(name: String, port: Int?) { (self.name, self.port) = (name, port) }

  /// Reads `ledger.example.org:8080`, `127.0.0.1` or `[::1]:8080`; nil for anything else, so for a user before `@` too.
  init?(_ text: some StringProtocol) {
    var rest = text.lowercased()[...]
    if rest.hasPrefix("[") {
      guard let end = rest.firstIndex(of: "]") else { return nil }
      let address = rest[rest.index(after: rest.startIndex)..<end]
      guard address.contains(":"), NetworkAddress(address) != nil else { return nil }
      name = String(address)
      rest = rest[rest.index(after: end)...]
    } else {
      let letters = rest.prefix { $0 != ":" }
      guard !letters.isEmpty, letters.utf8.allSatisfy(ServerName.isInName) else { return nil }
      name = String(letters)
      rest = rest[letters.endIndex...]
    }
    guard !rest.isEmpty else {
      port = nil
      return
    }
    let digits = rest.dropFirst()
    guard rest.first == ":", (1...5).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits), (1...65535).contains(number)
    else { return nil }
    port = number
  }

  private static func isInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Whether it names the machine itself, which no other can be made to go by: `localhost`, `127.0.0.1`, `[::1]`.
  var isLoopback: Bool { ["localhost", "127.0.0.1", "::1"].contains(name) }

  var isAddress: Bool { NetworkAddress(name) != nil }
}

extension ServerName: CustomStringConvertible {
  var description: String {
    let name = name.contains(":") ? "[\(name)]" : name
    return port.map { "\(name):\($0)" } ?? name
  }
}
