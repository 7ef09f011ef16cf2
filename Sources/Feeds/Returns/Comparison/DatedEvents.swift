public import Events

/// Where the events stand that gave records of a kind a date in some months: what an import asks so as not to read every
/// record that the ledger holds. What it finds it reads in the journal itself.
///
/// It may know of the first events of the ledger only; the import looks at all that came later.
public struct DatedEvents: Sendable {
  /// How many events of the ledger it knows.
  public let length: Int
  /// The sequences of the events of a kind that gave a record a date in one of the months.
  public let sequences: @Sendable (_ kind: RecordKind, _ months: Set<Month>) -> [Int]

  public init(length: Int, sequences: @escaping @Sendable (_ kind: RecordKind, _ months: Set<Month>) -> [Int]) {
    (self.length, self.sequences) = (length, sequences)
  }
}
