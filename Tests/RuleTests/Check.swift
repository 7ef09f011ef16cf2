import LedgerTestSupport
import Testing

// The rules, in the order in which they are best read: CountingDate, RecordLife, KnownAt, Area, Population; Condition, Judge,
// Relation, Weight; Coverage, Disclosure, Mark, Comparison, Published; Why, Erasure, and WordsDecideNothing.

/// Makes the ledger that the tables describe, and records an issue where a figure or a reason is not what they expect.
func check(_ tables: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  guard let difference = try Journal(tables).difference() else { return }
  Issue.record(Comment(rawValue: difference), sourceLocation: sourceLocation)
}
