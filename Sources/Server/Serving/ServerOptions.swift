/// How a ledger is served.
package struct ServerOptions: Sendable {
  /// The name or address to listen at.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8080
  /// Whether figures and pages are for everybody who comes.
  package var isPublic = false
  /// What a caller may cost.
  package var limits = ServerLimits()

  package init() {}
}
