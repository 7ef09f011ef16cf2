/// By what a request shows who calls.
enum Credential: Sendable, Equatable {
  /// By nothing.
  case none
  /// By a token in `Authorization`: only a program that has the token, or a person who typed it, can have sent that.
  case token
  /// By the cookie of a session. A browser sends it along with what any page makes it send.
  case session(Session)
  /// By what a proxy says of who is signed in there; a browser is as easily made to send that.
  case account

  /// Whether a browser adds it by itself, so that it does not tell whose idea the request was.
  var isAmbient: Bool {
    switch self {
    case .none, .token: false
    case .session, .account: true
    }
  }
}
