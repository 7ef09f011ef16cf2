package import Events

/// How events are told outside: an erased party as `[erased]` wherever it stands, the attributes of every record that ever
/// named one whole, and the hash of the leaf for what cannot be computed from what is told.
///
/// The stored bytes stay, so roots and receipts do. Every door that prints events has one; it is made anew when the ledger
/// has grown, as an erasure counts from the moment it is there.
package struct EventMask: Sendable {
  package let erased: Erasures
  /// The records that named an erased party.
  private let records: Set<UInt32>
  private var reader = EventReader()

  /// The name of the member that tells the hash of a masked event's leaf.
  package static let leafHash = EventReader.leafHash

  /// - Parameter records: the numbers of the records that ever named one of the parties.
  package init(_ erased: Erasures, records: Set<UInt32>) {
    self.erased = erased
    self.records = records
  }

  /// Masks the stored JSON of an event; what names no erased party stays byte for byte.
  /// - Parameter record: the number of the record that the event is about.
  package mutating func apply(
    to json: inout [UInt8], record: UInt32?, as mask: EventReader.Mask = .erased
  ) throws {
    guard !erased.isEmpty else { return }
    try reader.read(.unknown, json)
    let stored = json
    let masked = reader.masked(
      by: erased, as: mask, hidesAttributes: record.map(records.contains) ?? false,
      leafHash: { Digest.hex(TreeHash.leaf(stored)) })
    if let masked { json = masked }
  }
}
