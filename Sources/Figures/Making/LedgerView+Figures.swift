package import Snapshots

extension LedgerView {
  /// Makes figures as known after so many events.
  package func figures(length: Int) throws -> FigureMaker { try FigureMaker(snapshot(length: length), ledger: ledger) }
}

extension ResolvedSnapshot {
  /// Makes figures as known at the point: questions about one point share a maker, and what it has found.
  package func figures() throws -> FigureMaker {
    try view.cache.kept(view.projection, at: length) { try view.figures(length: length) }
  }
}
