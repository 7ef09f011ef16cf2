internal import Events

/// The records that ever named a party: what a person asks for who asks for their records.
///
/// Whatever was told of such a record is about the person: how it was opened, what became of it, and also what it said
/// before it named the person and after it named somebody else.
package struct PartyRecords {
  package let party: String
  private var records: Set<UInt32> = []
  private var reader = EventReader()
  /// How the party stands in stored JSON.
  private let written: [UInt8]

  /// Looks through all events of a ledger.
  package init(of party: String, in ledger: Ledger) throws {
    self.party = party
    var written: [UInt8] = []
    JSONEscapes.write(party, to: &written)
    self.written = written
    try ledger.forEachEvent(in: 0..<ledger.length) { _, record, json in
      try note(json, of: record)
      return true
    }
  }

  package var isEmpty: Bool { records.isEmpty }

  /// Whether an event, as it is stored, is about one of the records; one that names the party makes its record one of them.
  package mutating func hold(_ json: [UInt8], of record: UInt32?) throws -> Bool {
    try note(json, of: record)
    return record.map(records.contains) ?? false
  }

  private mutating func note(_ json: [UInt8], of record: UInt32?) throws {
    guard let record, !records.contains(record), PartyRecords.holds(json, written) else { return }
    try reader.read(.unknown, json)
    if let named = reader.text("party"), ExactText(named) == ExactText(party) { records.insert(record) }
  }

  /// Whether bytes stand in others, which most often they do not.
  private static func holds(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    guard let last = wanted.last, bytes.count >= wanted.count else { return false }
    // The first byte is a quotation mark, of which there are many: the second tells more.
    let second = wanted.count > 1 ? wanted[1] : last
    var index = 1
    let end = bytes.count - wanted.count + 1
    while index <= end {
      if bytes[index] == second, bytes[(index - 1)...].starts(with: wanted) { return true }
      index += 1
    }
    return false
  }
}
