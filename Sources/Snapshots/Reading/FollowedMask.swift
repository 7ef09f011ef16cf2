internal import Events
package import Ledger

/// The mask of a ledger whose events are printed one after another, while others may append: what was appended since the last
/// look is looked at before the first of it is printed, so that an erasure counts for every event behind it.
package struct FollowedMask {
  private let ledger: Ledger
  private var reader: LedgerReader?
  private var mask = EventMask(.none, records: [])
  /// The number of events that there were at the last look.
  private var length = 0

  package init(_ ledger: Ledger) { self.ledger = ledger }

  /// Masks the stored JSON of an event.
  package mutating func apply(to json: inout [UInt8], at sequence: Int, record: UInt32?) throws {
    if sequence >= length { try look() }
    try mask.apply(to: &json, record: record)
  }

  /// Whether a party was erased by the last look.
  package func hides(_ party: String) -> Bool { mask.erased.contains(party) }

  private mutating func look() throws {
    length = try ledger.length
    guard try !ledger.erasures().isEmpty else { return }
    // Who named an erased party is found in the projection, which nobody needs otherwise.
    let reader = try reader ?? LedgerReader(ledger)
    self.reader = reader
    mask = try reader.eventMask()
  }
}
