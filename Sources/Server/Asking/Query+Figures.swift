internal import Events
internal import Figures
internal import Hummingbird
internal import Projections
internal import Questions
internal import Snapshots

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
  /// - Throws: a 404 `Problem` where no version of it was ever adopted.
  func indicator(in view: LedgerView) throws -> String {
    do {
      return try view.indicator(named: subject)
    } catch {
      throw Problem(
        .notFound, "There is no indicator “\(Refusal.shortened(subject))”: /definitions lists those that are there.",
        errors: [Problem.Item(index: nil, pointer: "", refusal: error)])
    }
  }

  /// The code of the area that is asked about, as known at a point or later.
  func area(in known: ResolvedSnapshot) throws -> String { try known.view.area(named: area, knownAt: known.length) }
}
