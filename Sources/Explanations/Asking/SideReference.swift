package import Events
package import Ledger
package import Projections
package import Snapshots

/// One side of an explanation as it is written in a command or an address: `2018-12@2019-09-20/2`, the month, what was
/// known, and the version that judges everything.
package struct SideReference: Sendable, Equatable {
  package var month: Month
  /// `#N`, a date or a time; nil for now.
  package var knownAt: String?
  /// Nil for the versions in force.
  package var definition: Int?

  package init(_ month: Month, knownAt: String? = nil, definition: Int? = nil) {
    (self.month, self.knownAt, self.definition) = (month, knownAt, definition)
  }

  /// - Parameter name: of the option or parameter, for the refusal.
  package init(_ text: String, _ name: String) throws(Refusal) {
    var rest = text
    // A label of a quarter holds a slash too: a version is what follows the last one, as digits and no more than that.
    if let slash = rest.lastIndex(of: "/"), let version = Int(rest[rest.index(after: slash)...]) {
      definition = version
      rest = String(rest[..<slash])
    }
    let parts = rest.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, let month = Month(orQuarter: first) else {
      throw Refusal(
        field: name, value: text, rule: "it begins with a month, or a quarter of a financial year",
        remedy: "Write 2018-12, 2018-12@2019-09-20 for what was known then, or 2018-12/2 under version 2")
    }
    self.month = month
    if parts.count > 1 { knownAt = parts[1] }
  }

  /// As it is written.
  package var text: String {
    month.description + (knownAt.map { "@" + $0 } ?? "") + (definition.map { "/\($0)" } ?? "")
  }

  /// The side in a ledger, and whether it is the same for ever.
  package func side(
    _ projection: Projection, points: SnapshotCache, ledger: Ledger
  ) throws -> (side: ExplanationSide, isPinned: Bool) {
    let known = try ResolvedKnownAt(knownAt, ledger: ledger, length: projection.length)
    let side = ExplanationSide(point: points.point(projection, length: known.length), to: month, definition: definition)
    return (side, known.isPinned)
  }
}
