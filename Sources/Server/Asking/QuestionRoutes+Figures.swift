internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// Figures, trends and comparisons: what the commands `figure`, `trend` and `compare` print.
  func addFigures(to router: Router<CallContext>) {
    let point = [Parameter.knownAt, .definition, .disclose]
    addQuestion("figures/:indicator", [.area, .to] + point, table: CSVMetadata.figures, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let question = try query.figureQuestion(known, area: try query.area(in: known))
      let figure = try known.figures().figure(question)
      return query.pinned(
        query.form == .csv ? .csv(CSVTable.text([figure])) : .json(figure.json), known, [question.detail])
    }
    addQuestion(
      "trends/:indicator", [.area, .from, .to, .every, .window] + point, table: CSVMetadata.figures,
      takesLong: true, to: router
    ) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let window: SinglePeriod? = try query.parameters.word(.window)
      let every: Frequency = try query.parameters.word(.every) ?? .usual(for: window)
      let question = try query.figureQuestion(known, area: try query.area(in: known), window: window?.window)
      if question.detail != .exact, every == .month {
        throw Refusal(.parameter(.every), value: every.rawValue, AccessMistake.everyMonth)
      }
      let from = try query.month(.from)
      let count = (question.to.index - from.index) / every.months + 1
      guard count <= QuestionRoutes.maximumFigureCount else {
        throw Refusal(
          .parameter(.from), value: from.description,
          InterfaceMistake.tooManyFigures(maximum: QuestionRoutes.maximumFigureCount))
      }
      let reading = TrendAnalysis(
        try known.figures().trend(question, from: from, every: every, progress: query.goOn), every: every,
        alone: window)
      return query.pinned(
        query.form == .csv ? .csv(CSVTable.text(reading.figures)) : .json(reading.json), known, [question.detail])
    }
    addQuestion(
      "comparisons/:indicator", [.area, .areas, .level, .to] + point, forms: [.json, .csv, .svg],
      table: CSVMetadata.figures, takesLong: true, to: router
    ) { [boundaries] reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let maker = try known.figures()
      let hierarchy = maker.point.hierarchy
      let areas = try query.comparedAreas(known)
      let questions = try areas.map { try query.figureQuestion(known, area: $0) }
      let reading = ComparisonAnalysis(
        try maker.compare(questions[0], areas: areas, progress: query.goOn), hierarchy: hierarchy)
      let answer: Reply =
        switch query.form {
        case .csv: .csv(CSVTable.text(reading.figures))
        case .svg: try .map(reading, boundaries)
        default: .json(reading.json)
        }
      return query.pinned(answer, known, [questions[0].detail])
    }
  }

  /// The most figures of one answer.
  static let maximumFigureCount = 600
}

extension Query {
  /// An area with those right below it or with all of a level, or those that are named.
  fileprivate func comparedAreas(_ known: ResolvedSnapshot) throws -> [String] {
    let codes: [String]
    switch (parameters[.area], parameters.codes(.areas)) {
    case (_?, nil): codes = try known.snapshot.comparedAreas(with: try area(in: known), level: parameters[.level])
    case (nil, let areas?) where parameters[.level] == nil:
      codes = try areas.map { code throws(Refusal) in
        try known.view.area(named: code, .areas, knownAt: known.length)
      }
    default: throw Refusal(.parameter(.area), InterfaceMistake.areaOrAreas)
    }
    guard !codes.isEmpty, codes.count <= QuestionRoutes.maximumFigureCount else {
      throw Refusal(
        .parameter(.areas), value: String(codes.count),
        InterfaceMistake.areaCount(maximum: QuestionRoutes.maximumFigureCount))
    }
    return codes
  }
}
