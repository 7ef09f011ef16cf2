internal import Events
internal import Figures
internal import Ledger
internal import Projections
internal import Snapshots

/// One reader's look at the ledger: what it held when the page was asked for.
struct PageContext: Sendable {
  let ledger: Ledger
  let projection: Projection
  let points: SnapshotCache
  let reports: ReportCache
  let reader: Viewer

  /// The number of events known at a point, and whether it is that for ever.
  func length(of knownAt: String?) throws -> (length: Int, isPinned: Bool) {
    let known = try ResolvedKnownAt(knownAt, ledger: ledger, length: projection.length)
    return (known.length, known.isPinned)
  }

  func maker(length: Int) throws -> FigureMaker {
    try FigureMaker(points.point(projection, length: length), ledger: ledger)
  }

  /// Whether small numbers are asked for.
  /// - Throws: ``Forbidden`` where the reader may not see them.
  func disclose(_ query: Query) throws -> Bool {
    guard try query.word("disclose", of: ["1"]) != nil else { return false }
    guard reader.mayDisclose else { throw Forbidden.smallNumbers }
    return true
  }
}

/// What a reader may not see.
struct Forbidden: Error {
  var reason: String
  var remedy: String

  static let smallNumbers = Forbidden(
    reason: "Small numbers are kept back from readers without the scope disclose.",
    remedy: "Ask for the page without disclose=1, or come with a token that has the scope.")
}
