internal import Events
internal import Explanations
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Snapshots

extension Server {
  /// Explanations: what the command `why` prints.
  func addWhyRoutes(to router: Router<CallContext>) {
    addQuestion(
      "explanations/:indicator", ["area", "from", "to", "by", "evidence", "disclose"], table: Tables.explanations,
      to: router
    ) { desk, ask in
      let projection = try desk.projector.caughtUp()
      func point(_ name: String) throws -> (point: SideReference, side: ExplanationSide, isPinned: Bool) {
        do {
          let point = try SideReference(try ask.required(name, "2018-12@2019-09-20/2"), name)
          let (side, isPinned) = try point.side(projection, points: desk.points, ledger: desk.ledger)
          return (point, side, isPinned)
        } catch var refusal as Refusal {
          // A point holds a month, a known-at and a definition: it is the parameter that is named.
          refusal.place = .parameter(Parameter(name))
          throw refusal
        }
      }
      let (from, to) = (try point("from"), try point("to"))
      let indicator = try ask.subject(Desk.Stand(projection: projection, length: projection.length, isPinned: true))
      let explainer = Explainer(
        indicator, area: try ask.area, from: from.side, to: to.side, ledger: desk.ledger, disclose: try ask.disclose)
      let explanation = try explainer.explain(
        evidence: ask["evidence"] == "all" ? .all : .first(try ask.number("evidence", in: 0...100_000) ?? 20),
        by: try ask.word("by"))
      // The address in which what was left to now is named by the number of events.
      let pins = [("from", from), ("to", to)].map { name, side in
        var point = side.point
        if !side.isPinned { point.knownAt = "#\(side.side.point.length)" }
        return (name: name, value: point.text)
      }
      return ask.pinned(
        ask.form == .csv ? .csv(explanation.csv) : .json(explanation.json), isPinned: from.isPinned && to.isPinned,
        at: pins)
    }
  }
}
