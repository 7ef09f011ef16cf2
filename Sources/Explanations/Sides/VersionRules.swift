internal import Events
internal import Projections
internal import Snapshots

/// A version of the definition as it counts records: what it takes for the numerator and for the denominator.
final class VersionRules {
  /// What one of the two parts takes.
  final class Part {
    let counting: Counting
    let hasRelations: Bool
    /// By kind; nil for kinds that are not counted.
    private let conditions: [RowCondition?]
    private let amounts: [Amounts?]
    /// By kind, whether every record of it that is counted adds 1.
    private let areAllOne: [Bool]

    init(_ counting: Counting, records: RecordProjection) {
      self.counting = counting
      hasRelations = counting.hasRelations
      conditions = RecordKind.allCases.map { kind in
        counting.records.contains(kind) ? RowCondition(counting.condition, kind: kind, records: records) : nil
      }
      amounts = RecordKind.allCases.map { kind in
        counting.records.contains(kind) ? Amounts(counting, kind: kind, records: records) : nil
      }
      areAllOne = amounts.map { $0?.isPlain ?? false }
    }

    /// What the records of a kind add, relations aside.
    func amounts(of kind: RecordKind) -> Amounts {
      guard let amounts = amounts[Int(kind.rawValue)] else {
        preconditionFailure("What a record adds is asked where its kind is counted.")
      }
      return amounts
    }

    /// Whether every record of a kind that is counted adds 1, relations aside.
    func addsOne(_ kind: RecordKind) -> Bool { areAllOne[Int(kind.rawValue)] }

    /// Whether the content at a row is counted, relations aside.
    func takes(_ postings: Postings, at row: Int) -> Bool {
      conditions[Int(postings.kind.rawValue)]?.holds(postings, at: row) ?? false
    }
  }

  let version: Int
  let numerator: Part?
  let denominator: Part?

  /// - Parameter hasDenominator: whether the measure counts for a denominator.
  init(_ definition: Definition, records: RecordProjection, hasDenominator: Bool) {
    version = definition.version
    numerator = definition.count.map { Part($0, records: records) }
    denominator = hasDenominator ? definition.of.map { Part($0, records: records) } : nil
  }
}
