internal import Events
internal import HTTPTypes
internal import Ledger

/// What accounts may do that a proxy in front of the server has signed in, and says so in a header.
///
/// Anybody can send a header, so it is believed of named proxies alone. From elsewhere a request that has it is refused, not
/// read without it: somebody pretends, or the proxy's address is missing from the file, and whoever is signed in there would
/// see what the public sees without a word.
package struct ProxyAccounts: Sendable {
  /// An account that is signed in: one that is not listed may do what everybody may.
  struct Account: Equatable {
    var name: String
    var scopes: [Scope]
  }

  /// The header that names the account.
  let field: HTTPField.Name
  /// Where the proxies call from.
  let proxies: [AddressRange]
  /// Matched by code points, as a proxy hands them over.
  let scopes: [ExactText: [Scope]]

  /// The account of a request; nil where the proxy names none.
  /// - Throws: a 403 `Problem` where the header comes from elsewhere, a 400 one where there are several.
  func account(of headers: HTTPFields, from peer: NetworkAddress?) throws(Problem) -> Account? {
    let values = headers[values: field]
    guard let name = values.first else { return nil }
    guard let peer, proxies.contains(where: { $0.contains(peer) }) else {
      throw Problem(
        .forbidden, "The header \(field.rawName) is for the proxy alone, and this request does not come from it.")
    }
    guard values.count == 1 else {
      throw Problem(.badRequest, "The header \(field.rawName) stands more than once: it names one account.")
    }
    return name.isEmpty ? nil : Account(name: name, scopes: scopes[ExactText(name)] ?? [])
  }
}
