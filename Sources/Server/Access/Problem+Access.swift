internal import Events
internal import HTTPTypes
internal import Ledger

extension Caller {
  /// - Throws: a 401 or 403 `Problem` where the caller may not read.
  func checkMayRead() throws(Problem) { if !mayRead { throw Problem.lacks(.read, self) } }

  /// - Throws: a 401 or 403 `Problem` where there is nothing that the caller may append.
  func checkMayAppend() throws(Problem) { if !mayAppend { throw Problem.lacks(.append(source: nil), self) } }

  /// - Parameter indicator: the one whose small numbers are asked for; nil: those of all, or the events themselves.
  /// - Throws: a 401 or 403 `Problem` where the caller may not see them.
  func checkMayDisclose(_ indicator: String? = nil) throws(Problem) {
    guard indicator.map(mayDisclose) ?? mayDisclose else { throw Problem.lacks(.disclose(indicator: nil), self) }
  }
}

extension Problem {
  /// The caller lacks a scope: 401 where the caller is not known, 403 where it is (RFC 6750, section 3.1).
  static func lacks(_ scope: Scope, _ caller: Caller) -> Problem {
    guard caller.isKnown else {
      return Problem(
        .unauthorized, "This needs a token with the scope \(scope).",
        headers: [.wwwAuthenticate: "Bearer realm=\"incident ledger\", scope=\"\(scope)\""])
    }
    return Problem(
      .forbidden, "The \(caller.isAccount ? "account" : "token") does not have the scope \(scope).",
      headers: [.wwwAuthenticate: insufficient([scope.name])])
  }

  /// What is asked of a protected indicator and is not told to the caller: what is needed, and what may be asked instead.
  static func keptBack(_ refusal: Refusal, _ caller: Caller) -> Problem {
    var problem = Problem(asking: refusal)
    let lacking = lacks(.disclose(indicator: nil), caller)
    (problem.status, problem.headers) = (lacking.status, lacking.headers)
    let remedy = refusal.remedy(at: .address)
    problem.detail += " \(remedy)."
    return problem
  }

  /// What tells a caller which scopes its token lacks. What stands in a header is a word of ours, never one of the
  /// caller's.
  static func insufficient(_ scopes: [String]) -> String {
    "Bearer error=\"insufficient_scope\", scope=\"\(scopes.joined(separator: " "))\""
  }
}
