package import Events
package import Ledger
package import Projections

/// Finds a record's subject and events in the journal. Subjects and sources are told as the projection tells texts: an erased
/// party does not stand in them.
package struct RecordFinder {
  private let ledger: Ledger
  private let projection: Projection

  package init(_ ledger: Ledger, _ projection: Projection) {
    self.ledger = ledger
    self.projection = projection
  }

  /// The subject of a record and the sequences of its own events, from any row of its postings.
  package func events(of id: RecordID, row: Int) throws -> (subject: String, sequences: [Int]) {
    let subject = try meantSubject(of: id, row: row)
    return (projection.erased.told(subject), try ledger.sequences(kind: .record(id.kind), subject: subject))
  }

  /// The subject of a record, from any row of its postings.
  package func subject(of id: RecordID, row: Int) throws -> String {
    projection.erased.told(try meantSubject(of: id, row: row))
  }

  private func meantSubject(of id: RecordID, row: Int) throws -> String {
    try stored(projection.records[id.kind].sequence(at: row)).subject
  }

  /// The source of a record's first opening.
  package func feed(of id: RecordID, row: Int) throws -> String {
    let (_, sequences) = try events(of: id, row: row)
    guard let first = sequences.first else { return "" }
    return projection.erased.told(try stored(first).source)
  }

  /// An event as it is stored, which is not to be shown.
  /// - Throws: a `LedgerError` where the stored event is damaged.
  package func stored(_ sequence: Int) throws -> EventReader {
    var reader = EventReader()
    try ledger.readEvent(at: sequence, into: &reader)
    return reader
  }
}
