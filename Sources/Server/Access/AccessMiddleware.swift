internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Ledger

/// Finds out who calls, and what that one may do.
///
/// A program shows a token as `Authorization: Bearer …` (RFC 6750), or for reading alone as the password of `Basic` (RFC
/// 7617), which is taken where it is sent and never asked for: a browser has a page to sign in. Where `Authorization` is
/// there, neither a cookie nor a proxy's account is looked at; a cookie stands above an account, as somebody signed in on
/// purpose.
struct AccessMiddleware: RouterMiddleware {
  let signedIn: SignedIn
  /// Nil where no proxy signs anybody in.
  let accounts: ProxyAccounts?
  let formKey: FormToken.Key
  /// Whether everybody may read.
  let isPublic: Bool

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    try identify(request, &context)
    if isPublic { context.caller.mayRead = true }
    return try await next(request, context)
  }

  /// Whether whoever made a request may see everything still: a token may have been revoked, or a session ended.
  func stillDiscloses(_ request: Request, _ context: CallContext) -> Bool {
    var context = context
    context.caller = .nobody
    do {
      try identify(request, &context)
      return context.caller.mayDisclose
    } catch {
      return false
    }
  }

  private func identify(_ request: Request, _ context: inout CallContext) throws {
    // Whoever watches the server needs no token, and a wrong one does not keep them from it.
    if ["/health", "/ready"].contains(request.uri.path) { return }
    // Whoever signs in shows the token in the form, whatever else the browser adds.
    if request.uri.path == "/sign-in", request.method == .post { return }
    if let secret = try AccessMiddleware.secret(of: request) {
      guard let token = try signedIn.tokens.token(of: secret) else { throw AccessMiddleware.invalid }
      context.caller = Caller(token.name, token.allows)
      context.credential = .token
    } else if let host = context.host, let (session, token) = try signedIn.session(of: request, at: host) {
      context.caller = Caller(token.name, token.allows)
      context.credential = .session(session)
      context.formToken = formKey.token(of: session)
    } else if let host = context.host, let account = try accounts?.account(of: request.headers, from: context.peer) {
      context.caller = Caller(account.name, account.scopes)
      context.caller.isAccount = true
      context.credential = .account
      context.formToken = formKey.token(ofAccount: account.name, at: host)
    }
  }

  /// The secret that the request shows, if it shows one.
  private static func secret(of request: Request) throws(Problem) -> String? {
    let fields = request.headers[values: .authorization]
    guard let field = fields.first else { return nil }
    let parts = field.split(separator: " ", maxSplits: 1)
    guard fields.count == 1, parts.count == 2 else { throw invalid }
    let value = parts[1].filter { $0 != " " }
    switch parts[0].lowercased() {
    case "bearer": return value
    case "basic" where request.method == .get || request.method == .head:
      guard let pair = Data(base64Encoded: value).map({ String(decoding: $0, as: UTF8.self) }),
        let colon = pair.firstIndex(of: ":")
      else { throw invalid }
      return String(pair[pair.index(after: colon)...])
    default: throw invalid
    }
  }

  private static var invalid: Problem {
    Problem(
      .unauthorized, "The token is not one that is in force: it may be mistyped, expired or revoked.",
      headers: [.wwwAuthenticate: #"Bearer realm="incident ledger", error="invalid_token""#])
  }
}
