package import Events
internal import Foundation
internal import Ledger

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
  /// The file that holds the key of pseudonyms; nil where there is none.
  package var pseudonymKey: String?
  /// The folder for temporary files, in which those are held that wait for somebody to say yes.
  package var temporaryFolder = FileManager.default.temporaryDirectory.path
  /// What tells how long those have been held.
  package var clock: @Sendable () -> RecordedTime = { Ledger.now }
  /// What a caller may cost.
  package var limits = ServerLimits()

  package init() {}
}
