internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// Revisions: what the command `revisions` prints.
  func addRevisions(to router: Router<CallContext>) {
    addQuestion(
      "revisions/:indicator", [.area, .from, .to, .until, .window, .knownAt, .definition, .disclose],
      table: CSVMetadata.revisions, takesLong: true, to: router
    ) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      try query.access(known.view).checkIsExact(
        try query.indicator(in: known.view), at: known.snapshot, .parameter(.indicator), .revisions)
      var question = try query.figureQuestion(known, area: try query.area(in: known))
      let window: RevisionWindow = try query.parameters.word(.window) ?? .month
      question.window = window.window(question.indicator, at: known.snapshot)
      let triangle = try RevisionTriangle(
        question, from: try query.month(.from),
        until: try query.parameters.month(.until) ?? question.to.adding(RevisionWindow.monthsAfter),
        ledger: reader.ledger, length: known.length, maker: { try known.view.figures(length: $0) },
        progress: query.goOn)
      return query.pinned(query.form == .csv ? .csv(triangle.csv) : .json(triangle.json), known)
    }
  }
}
