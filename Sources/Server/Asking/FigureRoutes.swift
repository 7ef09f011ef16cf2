internal import Events
internal import Figures
internal import Hummingbird
internal import Presentation
internal import Projections
internal import Snapshots

extension Server {
  /// Figures, trends and comparisons: what the commands `figure`, `trend` and `compare` print.
  func addFigureRoutes(to router: Router<CallContext>) {
    let point = ["known-at", "definition", "disclose"]
    addQuestion("figures/:indicator", ["area", "to"] + point, table: CSVMetadata.figures, to: router) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      let figure = try desk.maker(stand).figure(try ask.figureQuestion(stand, area: try ask.area))
      return ask.pinned(ask.form == .csv ? .csv(CSVTable.text([figure])) : .json(figure.json), stand)
    }
    addQuestion(
      "trends/:indicator", ["area", "from", "to", "every", "window"] + point, table: CSVMetadata.figures, to: router
    ) { desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      var question = try ask.figureQuestion(stand, area: try ask.area)
      let window: SinglePeriod? = try ask.word("window")
      let every: Frequency = try ask.word("every") ?? .usual(for: window)
      question.window = window?.window
      let from = try ask.month("from")
      let count = (question.to.index - from.index) / every.months + 1
      guard count <= Server.maximumFigureCount else {
        throw Refusal(
          field: "from", value: from.description, rule: "one answer has at most \(Server.maximumFigureCount) figures",
          remedy: "Ask for fewer months, or for every quarter or year")
      }
      let reading = TrendAnalysis(
        try desk.maker(stand).trend(question, from: from, every: every), every: every, alone: window)
      return ask.pinned(ask.form == .csv ? .csv(CSVTable.text(reading.figures)) : .json(reading.json), stand)
    }
    addQuestion("comparisons/:indicator", ["area", "areas", "to"] + point, table: CSVMetadata.figures, to: router) {
      desk, ask in
      let stand = try desk.stand(at: ask["known-at"])
      let maker = try desk.maker(stand)
      let hierarchy = maker.point.hierarchy
      let areas = try ask.comparedAreas(hierarchy)
      let reading = ComparisonAnalysis(
        try maker.compare(try ask.figureQuestion(stand, area: areas[0]), areas: areas), hierarchy: hierarchy)
      return ask.pinned(ask.form == .csv ? .csv(CSVTable.text(reading.figures)) : .json(reading.json), stand)
    }
  }

  /// The most figures of one answer.
  static let maximumFigureCount = 600
}

extension Query {
  /// The area that is asked about.
  var area: String {
    get throws(Refusal) { try required("area", "E10000018") }
  }

  /// The question about an area that the parameters ask.
  /// - Throws: a 404 `Problem` where no version of the indicator was ever adopted.
  func figureQuestion(_ stand: Desk.Stand, area: String) throws -> FigureQuestion {
    let indicator = try subject(stand)
    return FigureQuestion(
      indicator: indicator, area: area, to: try month("to"), definition: try number("definition", in: 1...Int.max),
      disclose: try disclose)
  }

  /// The indicator that the path names.
  func subject(_ stand: Desk.Stand) throws -> String {
    guard stand.projection.facts.definitions.contains(where: { $0.content.definition.indicator == subject }) else {
      throw Problem(
        .notFound, "There is no indicator “\(Refusal.shortened(subject))”: /definitions lists those that are there.")
    }
    return subject
  }

  /// An area with those right below it, or those that are named.
  fileprivate func comparedAreas(_ hierarchy: Hierarchy) throws(Refusal) -> [String] {
    let codes: [String]
    switch (self["area"], self["areas"]) {
    case (let area?, nil): codes = [area] + hierarchy.children(of: area)
    case (nil, let areas?): codes = areas.split(separator: ",").map { $0.filter { $0 != " " } }
    default:
      throw Refusal(
        field: "area", rule: "either area or areas is given", remedy: "Give area=E10000018 or areas=E07000129,E07000130"
      )
    }
    guard !codes.isEmpty, codes.count <= Server.maximumFigureCount else {
      throw Refusal(
        field: "areas", value: String(codes.count), rule: "one answer has from 1 to \(Server.maximumFigureCount) areas",
        remedy: "Name areas as areas=E07000129,E07000130")
    }
    return codes
  }
}
