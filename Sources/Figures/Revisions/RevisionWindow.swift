package import Events
internal import Projections
package import Snapshots

/// What a period of a revision triangle is.
package enum RevisionWindow: String, CaseIterable, Sendable {
  case month, quarter, year, own

  /// How long after the last period it is looked for revisions, where nobody says.
  package static let monthsAfter = 6

  /// The window in place of the definition's; nil for the definition's own, which what is published always has.
  package func window(_ indicator: String, at point: Snapshot) -> Window? {
    if point.adoptions(of: indicator).last?.definition.measure == .published { return nil }
    return SinglePeriod(rawValue: rawValue)?.window
  }
}
