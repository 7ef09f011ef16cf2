internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

extension Server {
  /// Figures, trends and comparisons: what the commands `figure`, `trend` and `compare` print.
  func addFigureRoutes(to router: Router<CallContext>) {
    let point = [Parameter.knownAt, .definition, .disclose]
    addQuestion("figures/:indicator", [.area, .to] + point, table: CSVMetadata.figures, to: router) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let figure = try known.figures().figure(try query.figureQuestion(known.view, area: try query.area))
      return query.pinned(query.form == .csv ? .csv(CSVTable.text([figure])) : .json(figure.json), known)
    }
    addQuestion(
      "trends/:indicator", [.area, .from, .to, .every, .window] + point, table: CSVMetadata.figures, to: router
    ) { reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      var question = try query.figureQuestion(known.view, area: try query.area)
      let window: SinglePeriod? = try query.parameters.word(.window)
      let every: Frequency = try query.parameters.word(.every) ?? .usual(for: window)
      question.window = window?.window
      let from = try query.month(.from)
      let count = (question.to.index - from.index) / every.months + 1
      guard count <= Server.maximumFigureCount else {
        throw Refusal(
          .parameter(.from), value: from.description,
          InterfaceMistake.tooManyFigures(maximum: Server.maximumFigureCount))
      }
      let reading = TrendAnalysis(
        try known.figures().trend(question, from: from, every: every), every: every, alone: window)
      return query.pinned(query.form == .csv ? .csv(CSVTable.text(reading.figures)) : .json(reading.json), known)
    }
    addQuestion("comparisons/:indicator", [.area, .areas, .to] + point, table: CSVMetadata.figures, to: router) {
      reader, query in
      let known = try reader.snapshot(at: query.parameters.knownAt())
      let maker = try known.figures()
      let hierarchy = maker.point.hierarchy
      let areas = try query.comparedAreas(hierarchy)
      let reading = ComparisonAnalysis(
        try maker.compare(try query.figureQuestion(known.view, area: areas[0]), areas: areas), hierarchy: hierarchy)
      return query.pinned(query.form == .csv ? .csv(CSVTable.text(reading.figures)) : .json(reading.json), known)
    }
  }

  /// The most figures of one answer.
  static let maximumFigureCount = 600
}

extension Query {
  /// The area that is asked about.
  var area: String {
    get throws(Refusal) { try parameters.required(.area, example: "E10000018") }
  }

  /// The question about an area that the parameters ask.
  /// - Throws: a 404 `Problem` where no version of the indicator was ever adopted.
  func figureQuestion(_ view: LedgerView, area: String) throws -> FigureQuestion {
    let indicator = try indicator(in: view)
    return FigureQuestion(
      indicator: indicator, area: area, to: try month(.to),
      definition: try parameters.number(.definition, in: 1...Int.max), disclose: try disclose)
  }

  /// A month that has to be given, or the last one of a quarter.
  func month(_ parameter: Parameter) throws(Refusal) -> Month {
    guard let month = try parameters.month(parameter) else {
      throw Refusal(
        .parameter(parameter), QuestionMistake.missing(parameter, example: "2019-06", on: .interface))
    }
    return month
  }

  /// The indicator that the path names.
  func indicator(in view: LedgerView) throws -> String {
    guard view.projection.facts.definitions.contains(where: { $0.content.definition.indicator == subject }) else {
      throw Problem(
        .notFound, "There is no indicator “\(Refusal.shortened(subject))”: /definitions lists those that are there.")
    }
    return subject
  }

  /// An area with those right below it, or those that are named.
  fileprivate func comparedAreas(_ hierarchy: Hierarchy) throws(Refusal) -> [String] {
    let codes: [String]
    switch (parameters[.area], parameters.codes(.areas)) {
    case (let area?, nil): codes = [area] + hierarchy.children(of: area)
    case (nil, let areas?): codes = areas
    default: throw Refusal(.parameter(.area), InterfaceMistake.areaOrAreas)
    }
    guard !codes.isEmpty, codes.count <= Server.maximumFigureCount else {
      throw Refusal(
        .parameter(.areas), value: String(codes.count),
        InterfaceMistake.areaCount(maximum: Server.maximumFigureCount))
    }
    return codes
  }
}
