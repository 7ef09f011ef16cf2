internal import Events
internal import HTTPTypes
internal import Questions

extension Problem {
  /// The caller has gone away; nobody reads this.
  static var abandoned: Problem {
    Problem(HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request"), "Nobody waited for the answer.")
  }
}

extension Mistake {
  /// Whether it is only that nobody waits for the answer.
  var isAbandoned: Bool {
    if case .abandoned? = self as? QuestionMistake { true } else { false }
  }
}
