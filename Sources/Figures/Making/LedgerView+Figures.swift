package import Snapshots

extension LedgerView {
  /// Makes figures as known after so many events.
  package func figures(length: Int) throws -> FigureMaker {
    try cache.tool(at: length) { try FigureMaker(snapshot(length: length), ledger: ledger) }
  }
}

extension ResolvedSnapshot {
  /// Makes figures as known at the point.
  package func figures() throws -> FigureMaker { try view.figures(length: length) }
}
