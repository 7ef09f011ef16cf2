/// An event that a batch would append, as the ledger would hold it.
package struct ForeseenEvent: Sendable {
  /// The number of its record; nil where it is about none.
  package let record: UInt32?
  /// Canonical JSON.
  package let json: [UInt8]
}
