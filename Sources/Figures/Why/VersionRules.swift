internal import Events
internal import Projections

/// A version of the definition as it counts records: what it takes above and below the line.
final class VersionRules {
  /// What one line takes.
  final class Line {
    let counting: Counting
    let hasRelations: Bool
    /// By kind; nil for kinds that are not counted.
    private let conditions: [RowCondition?]

    init(_ counting: Counting, records: RecordProjection) {
      self.counting = counting
      hasRelations = counting.hasRelations
      conditions = RecordKind.allCases.map { kind in
        counting.records.contains(kind) ? RowCondition(counting.condition, kind: kind, records: records) : nil
      }
    }

    /// Whether the content at a row is counted, relations aside.
    func takes(_ postings: Postings, at row: Int) -> Bool {
      conditions[Int(postings.kind.rawValue)]?.holds(postings, at: row) ?? false
    }
  }

  let version: Int
  let above: Line?
  let below: Line?

  /// - Parameter hasDenominator: whether the measure counts below the line.
  init(_ definition: Definition, records: RecordProjection, hasDenominator: Bool) {
    version = definition.version
    above = definition.count.map { Line($0, records: records) }
    below = hasDenominator ? definition.of.map { Line($0, records: records) } : nil
  }
}
