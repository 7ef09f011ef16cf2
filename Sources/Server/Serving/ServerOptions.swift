/// How a ledger is served.
package struct ServerOptions: Sendable {
  /// The name or address to listen at.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8080
  /// Whether figures and pages are for everybody who comes.
  package var isPublic = false
  /// The addresses under which browsers reach the server; none where they reach it where it listens.
  package var publicAddresses: [WebOrigin] = []
  /// What accounts may do that a proxy has signed in; nil where none does.
  package var accounts: ProxyAccounts?
  /// What a caller may cost.
  package var limits = ServerLimits()

  package init() {}
}
