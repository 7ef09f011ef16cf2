package import Events

extension EventReader {
  /// Reads an event that the ledger stored.
  /// - Throws: `LedgerError.damaged` where it is none.
  package mutating func read(_ place: StoredPlace, filling fill: (inout [UInt8]) -> Void) throws(LedgerError) {
    do throws(Refusal) {
      try readStored(filling: fill)
    } catch {
      throw LedgerError.damaged(place, by: error)
    }
  }

  /// Reads an event that the ledger stored, whose JSON is at hand.
  /// - Throws: `LedgerError.damaged` where it is none.
  package mutating func read(_ place: StoredPlace, _ json: [UInt8]) throws(LedgerError) {
    try read(place) { $0.append(contentsOf: json) }
  }
}

extension Ledger {
  /// Reads the published event of a sequence.
  /// - Throws: `LedgerError.damaged` where it is none.
  package func readEvent(at sequence: Int, into reader: inout EventReader) throws {
    try reader.read(.published(sequence), event(at: sequence))
  }
}
