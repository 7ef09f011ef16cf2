internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Finds out who calls, and what that one may do.
///
/// A token comes as `Authorization: Bearer …` (RFC 6750). A browser, which has no other way to show one for a page, may
/// send it as the password of `Basic` (RFC 7617), for reading alone: so no other site can make it append.
struct AccessMiddleware: RouterMiddleware {
  let tokens: TokenCache
  /// Whether everybody may read.
  let isPublic: Bool

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var context = context
    do {
      context.caller = try caller(of: request)
      return try await next(request, context)
    } catch var problem as Problem where problem.status == .unauthorized || problem.status == .forbidden {
      context.logger.info("not allowed", metadata: context.audit(status: problem.status))
      if problem.status == .unauthorized && AccessMiddleware.isPage(request) {
        problem.headers.append(
          HTTPField(name: .wwwAuthenticate, value: #"Basic realm="incident ledger: a token as the password""#))
      }
      throw problem
    }
  }

  private func caller(of request: Request) throws -> Caller {
    // Whoever watches the server needs no token, and a wrong one does not keep them from it.
    if ["/health", "/ready"].contains(request.uri.path) { return .nobody }
    var caller = Caller.nobody
    if let secret = try AccessMiddleware.secret(of: request) {
      guard let token = try tokens.token(of: secret) else { throw AccessMiddleware.invalid }
      caller = Caller(token.name, token.allows)
    }
    if isPublic { caller.mayRead = true }
    return caller
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

  private static func isPage(_ request: Request) -> Bool {
    (request.method == .get || request.method == .head) && request.headers[.accept]?.contains("text/html") == true
  }
}
