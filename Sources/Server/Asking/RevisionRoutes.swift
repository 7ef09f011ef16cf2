internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Snapshots

extension Server {
  /// Revisions: what the command `revisions` prints.
  func addRevisionRoutes(to router: Router<CallContext>) {
    addQuestion(
      "revisions/:indicator", ["area", "from", "to", "until", "window", "known-at", "definition", "disclose"],
      table: CSVMetadata.revisions, to: router
    ) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      var question = try ask.figureQuestion(stand, area: try ask.area)
      let window: RevisionWindow = try ask.word("window") ?? .month
      question.window = window.window(
        question.indicator, at: desk.points.point(stand.projection, length: stand.length))
      let triangle = try RevisionTriangle(
        question, from: try ask.month("from"),
        until: ask["until"] == nil ? question.to.adding(RevisionWindow.monthsAfter) : try ask.month("until"),
        ledger: desk.ledger, length: stand.length,
        maker: { try FigureMaker(desk.points.point(stand.projection, length: $0), ledger: desk.ledger) })
      return ask.pinned(ask.form == .csv ? .csv(triangle.csv) : .json(triangle.json), stand)
    }
  }
}
