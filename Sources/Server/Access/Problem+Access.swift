internal import HTTPTypes

extension Caller {
  /// - Throws: a 401 or 403 `Problem` where the caller may do nothing that the scope is for.
  func check(_ scope: Scope) throws(Problem) {
    let isAllowed =
      switch scope {
      case .append: mayAppend
      case .read: mayRead
      case .disclose: mayDisclose
      case .administer: mayAdminister
      }
    guard isAllowed else { throw Problem.lacks(scope.description, self) }
  }
}

extension Problem {
  /// The caller lacks a scope: 401 where no token came, 403 where one did (RFC 6750, section 3.1).
  static func lacks(_ scope: String, _ caller: Caller) -> Problem {
    guard caller.hasToken else {
      return Problem(
        .unauthorized, "This needs a token with the scope \(scope).",
        headers: [.wwwAuthenticate: "Bearer realm=\"incident ledger\", scope=\"\(scope)\""])
    }
    return Problem(
      .forbidden, "The token does not have the scope \(scope).",
      headers: [.wwwAuthenticate: "Bearer error=\"insufficient_scope\", scope=\"\(scope)\""])
  }
}
