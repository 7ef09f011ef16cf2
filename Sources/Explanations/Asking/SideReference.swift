package import Events
internal import Ledger
internal import Projections
package import Questions
package import Snapshots

/// One side of an explanation as it is written in a command or an address: `2018-12@2019-09-20/2`, the month, what was
/// known, and the version that judges everything.
package struct SideReference: Sendable, Equatable {
  package var month: Month
  /// Nil for now.
  package var knownAt: KnownAt?
  /// Nil for the versions in force.
  package var definition: Int?

  package init(_ month: Month, knownAt: KnownAt? = nil, definition: Int? = nil) {
    (self.month, self.knownAt, self.definition) = (month, knownAt, definition)
  }

  /// - Parameter parameter: the one that it is the value of, for the refusal.
  /// - Throws: a `Refusal`, of ``Parameter/knownAt`` where that part is at fault.
  package init(_ text: String, _ parameter: Parameter) throws(Refusal) {
    var rest = text
    // A label of a quarter holds a slash too: a version is what follows the last one, as digits and no more than that.
    if let slash = rest.lastIndex(of: "/"), let version = Int(rest[rest.index(after: slash)...]) {
      definition = version
      rest = String(rest[..<slash])
    }
    let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let month = Month(orQuarter: first) else {
      throw Refusal(.parameter(parameter), value: text, QuestionMistake.notSide)
    }
    self.month = month
    if parts.count > 1 { knownAt = try KnownAt(parts[1]) }
  }

  /// As it is written.
  package var text: String {
    month.description + (knownAt.map { "@" + $0.text } ?? "") + (definition.map { "/\($0)" } ?? "")
  }

  /// The side in a ledger, and whether it is the same for ever.
  package func side(in view: LedgerView) throws -> (side: ExplanationSide, isPinned: Bool) {
    let known = try view.snapshot(at: knownAt)
    return (ExplanationSide(point: known.snapshot, to: month, definition: definition), known.isPinned)
  }
}
