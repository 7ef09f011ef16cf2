package import Events
package import Ledger
package import Projections

/// Finds a record's subject and events in the journal.
package struct RecordFinder {
  private let ledger: Ledger
  private let projection: Projection

  package init(_ ledger: Ledger, _ projection: Projection) {
    self.ledger = ledger
    self.projection = projection
  }

  /// The subject of a record and the sequences of its own events, from any row of its postings.
  package func events(of id: RecordID, row: Int) throws -> (subject: String, sequences: [Int]) {
    let reader = try event(of: id, row: row)
    return (reader.subject, try ledger.sequences(kind: .record(id.kind), subject: reader.subject))
  }

  /// The event that posted a row.
  package func event(of id: RecordID, row: Int) throws -> EventReader {
    try stored(projection.records[id.kind].sequence(at: row))
  }

  /// The source of a record's first opening.
  package func feed(of id: RecordID, row: Int) throws -> String {
    let (_, sequences) = try events(of: id, row: row)
    guard let first = sequences.first else { return "" }
    return try stored(first).source
  }

  /// - Throws: a `LedgerError` where the stored event is damaged.
  package func stored(_ sequence: Int) throws -> EventReader {
    var reader = EventReader()
    try ledger.readEvent(at: sequence, into: &reader)
    return reader
  }
}
