internal import Hummingbird

extension Server {
  /// A route that asks the ledger something: the right to read, the parameters, the work off the event loop, and what a
  /// cache may do with the answer.
  /// - Parameters:
  ///   - names: the parameters of the query, beside `format`.
  ///   - forms: the forms of the answer, the one that is given where nothing is said first.
  func addQuestion(
    _ path: RouterPath, _ names: [String], forms: [Ask.Form] = [.json, .csv], to router: Router<CallContext>,
    _ answer: @escaping @Sendable (_ desk: Desk, _ ask: Ask) throws -> Answer
  ) {
    router.get(path) { [self] request, context in
      if let page = try await page(for: request, context, forms: forms) { return page }
      guard context.caller.mayRead else { throw Problem.lacks("read", context.caller) }
      let ask = try Ask(request, context, names, forms: forms)
      return try await desk.run { try answer($0, ask) }.response(to: request)
    }
  }
}
