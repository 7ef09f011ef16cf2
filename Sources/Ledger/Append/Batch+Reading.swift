package import Events

/// What an import reads of the ledger's present state, the events of its own batch included.
extension Batch {
  /// Calls `body` with every event of the subjects of a kind that begin with a text: subject by subject in the order
  /// of their bytes, each subject's events in the order of their sequences.
  ///
  /// A subject of more than 400 bytes is found only with an empty beginning.
  /// - Throws: `LedgerError` where the journal is damaged, and what `body` throws.
  package func forEachEvent(
    kind: SubjectKind, subjectsBeginningWith prefix: String,
    _ body: (_ sequence: Int, _ event: EventReader) throws -> Void
  ) throws {
    var event = EventReader()
    try forEachEntry(startingWith: [kind.code] + Array(prefix.utf8)) { _, sequence, _ in
      try readEvent(at: sequence, into: &event)
      try body(sequence, event)
    }
  }
}
