internal import Events
internal import Figures
internal import Hummingbird

extension Server {
  /// `/figures/{indicator}`: what the command `figure` prints.
  func addFigureRoutes(to router: Router<CallContext>) {
    addQuestion("figures/{indicator}", ["area", "to", "known-at", "definition", "disclose"], to: router) {
      desk, ask, indicator in
      let stand = try desk.stand(at: ask["known-at"])
      let question = FigureQuestion(
        indicator: indicator, area: try ask.required("area", "E10000018"), to: try ask.month("to"),
        definition: try ask.number("definition", in: 1...Int.max), disclose: try ask.disclose)
      let figure = try desk.maker(stand).figure(question)
      return ask.pinned(ask.form == .csv ? .csv(CSVTable.text([figure])) : .json(figure.json), stand)
    }
  }

  /// A route that asks the ledger something: read rights, parameters, the work off the event loop, the cache's rules.
  func addQuestion(
    _ path: RouterPath, _ names: [String], to router: Router<CallContext>,
    _ answer: @escaping @Sendable (_ desk: Desk, _ ask: Ask, _ subject: String) throws -> Answer
  ) {
    router.get(path) { [desk] request, context in
      guard context.caller.mayRead else { throw Problem.lacks("read", context.caller) }
      let ask = try Ask(request, context.caller, names)
      let subject = context.parameters.get("indicator") ?? ""
      return try await desk.run { try answer($0, ask, subject) }.response(to: request)
    }
  }
}
