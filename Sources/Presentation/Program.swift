/// How the program names itself.
package enum Program {
  package static let name = "incident-ledger"
  /// The program's version; that of the journal's format and of the interface stand where those are described.
  package static let version = "0.9"
}
