internal import Events
internal import Explanations
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// Explanations: what the command `why` prints.
  func addExplanations(to router: Router<CallContext>) {
    addQuestion(
      "explanations/:indicator", [.area, .from, .to, .by, .evidence, .disclose], table: Tables.explanations,
      takesLong: true, to: router
    ) { reader, query in
      let view = try reader.caughtUp()
      let (from, to) = (try query.side(.from, in: view), try query.side(.to, in: view))
      let indicator = try query.indicator(in: view)
      let area = try view.area(named: try query.area)
      let (evidence, breakdown): (EvidenceLimit, Breakdown?) = (try query.evidence, try query.parameters.word(.by))
      let access = query.access(view)
      let detail = try access.detail(
        explaining: [(from.side, .from), (to.side, .to)], of: indicator, area: area,
        asks: (query.parameters[.evidence] != nil, breakdown != nil, breakdown == .category))
      let explainer = Explainer(
        indicator, area: area, from: from.side, to: to.side, ledger: reader.ledger,
        disclose: try query.disclose && detail == .exact, detail: detail)
      let explanation = try explainer.explain(evidence: evidence, by: breakdown, isWanted: query.goOn)
      let answer: Reply = query.form == .csv ? .csv(explanation.csv) : .json(explanation.json)
      guard [from.side, to.side].allSatisfy({ access.isLasting($0.point.length, [detail]) }) else {
        return query.pinned(answer, view, isPinned: true, at: [])
      }
      return query.pinned(
        answer, view, isPinned: from.isPinned && to.isPinned,
        at: [(.from, from.pinned.text), (.to, to.pinned.text)])
    }
  }
}

extension Query {
  /// A side of an explanation, and how it is written with its point pinned.
  fileprivate typealias Side = (side: ExplanationSide, isPinned: Bool, pinned: SideReference)

  fileprivate func side(_ parameter: Parameter, in view: LedgerView) throws -> Side {
    do {
      var reference = try SideReference(
        try parameters.required(parameter, example: "2018-12@2019-09-20/2"), parameter)
      let (side, isPinned) = try reference.side(in: view)
      if !isPinned { reference.knownAt = KnownAt(length: side.point.length) }
      return (side, isPinned, reference)
    } catch let refusal as Refusal {
      // A side holds a month, a known-at and a definition: it is the parameter that is named.
      throw refusal.at(.parameter(parameter))
    }
  }

  /// How many records of each reason are named.
  fileprivate var evidence: EvidenceLimit {
    get throws(Refusal) {
      if parameters[.evidence] == "all" { return .all }
      return try parameters.number(.evidence, in: 0...100_000).map(EvidenceLimit.first) ?? .usual
    }
  }
}
