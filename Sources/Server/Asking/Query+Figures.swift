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

  /// What the caller is told of a ledger.
  func access(_ view: LedgerView) -> ReaderAccess { ReaderAccess(caller.audience, view) }

  /// The question about an area that the parameters ask, with the detail in which the caller is answered.
  /// - Throws: a 404 `Problem` where no version of the indicator was ever adopted; a `Refusal` that blames the authority
  ///   where the caller may not ask it.
  func figureQuestion(_ known: ResolvedSnapshot, area: String, window: Window? = nil) throws -> FigureQuestion {
    let indicator = try indicator(in: known.view)
    let question = FigureQuestion(
      indicator: indicator, area: area, to: try month(.to),
      definition: try parameters.number(.definition, in: 1...Int.max), window: window, disclose: try disclose)
    return try access(known.view).allowed(question, at: known.snapshot)
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
