/// Where a page comes from, as a browser says it in `Origin` (RFC 6454): a scheme, a name, and a port.
package struct WebOrigin: Hashable, Sendable {
  /// Whether the scheme is https.
  let isSecure: Bool
  /// Its port is named where it is not that of the scheme.
  let host: ServerName

  init(isSecure: Bool, _ host: ServerName) {
    self.isSecure = isSecure
    self.host = host.port == (isSecure ? 443 : 80) ? ServerName(name: host.name, port: nil) : host
  }

  /// Reads `https://ledger.example.org` or `http://localhost:8080`; nil for anything else, so for `null` too.
  package init?(_ text: some StringProtocol) {
    let text = text.lowercased()
    for (scheme, isSecure) in [("https://", true), ("http://", false)] where text.hasPrefix(scheme) {
      guard let host = ServerName(text.dropFirst(scheme.count)) else { return nil }
      self.init(isSecure: isSecure, host)
      return
    }
    return nil
  }

  /// The port, that of the scheme where none is named.
  var port: Int { host.port ?? (isSecure ? 443 : 80) }
}

extension WebOrigin: CustomStringConvertible {
  package var description: String { "\(isSecure ? "https" : "http")://\(host)" }
}
