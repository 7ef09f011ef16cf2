internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Logging
internal import Pages

/// `POST /sign-in` and `POST /sign-out`: what the forms of pages send. `GET /sign-in` is a page like any other.
///
/// Wrong tokens are not counted: a secret is 256 random bits, so that no number of attempts gets anywhere, and to look one up
/// is one hash. The limits of connections, bodies and time are those of every request.
struct SignInRoutes: Sendable {
  let signedIn: SignedIn
  let crossSite: CrossSite

  private static let maximumByteCount = 8 << 10
  private static let site = HTTPField.Name("Clear-Site-Data")!

  func add(to router: Router<CallContext>) {
    router.post("sign-in") { request, context in try await signIn(request, context) }
    router.post("sign-out") { request, context in try await signOut(request, context) }
  }

  private func signIn(_ request: Request, _ context: CallContext) async throws -> Response {
    let origin = try crossSite.origin(of: request, context)
    let form = try await FormFields(request, maximumByteCount: SignInRoutes.maximumByteCount)
    guard let destination = ReturnAddress(form["return"] ?? "/") else {
      throw Problem(.badRequest, "After signing in a page of this ledger is shown: its address begins with one /.")
    }
    let secret = (form["token"] ?? "").filter { !$0.isWhitespace }
    let now = Ledger.now
    guard let token = try signedIn.tokens.token(of: secret, at: now) else {
      context.logger.info("not allowed", metadata: context.audit(status: .forbidden))
      return SignInRoutes.page(.refusedSignIn(returningTo: destination, viewer: context.viewer))
    }
    // Whoever signs in anew is no longer signed in as before.
    if let host = context.host, let (old, _) = try signedIn.session(of: request, at: host) {
      signedIn.sessions.end(old)
    }
    let (session, cookie) = signedIn.sessions.begin(with: token, at: origin, now: now)
    context.logger.info("signed in", metadata: ["token": "\(token.name)"])
    var answer = SignInRoutes.leading(to: destination.text)
    answer.headers.append(SessionCookie.setting(cookie, of: session, now: now))
    return answer
  }

  private func signOut(_ request: Request, _ context: CallContext) async throws -> Response {
    let form = try await FormFields(request, maximumByteCount: SignInRoutes.maximumByteCount)
    guard case .session(let session) = context.credential else {
      throw Problem(.forbidden, "Nobody is signed in here, or the session has ended already.")
    }
    try context.check(form: form)
    signedIn.sessions.end(session)
    context.logger.info("signed out", metadata: ["token": "\(context.caller.name ?? "none")"])
    var answer = SignInRoutes.leading(to: "/sign-in?signed-out=1")
    answer.headers.append(SessionCookie.clearing(at: session.origin))
    // What was shown before is not to come back by the browser's way back.
    answer.headers[SignInRoutes.site] = #""cache""#
    return answer
  }

  private static func leading(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address, .cacheControl: "no-store"])
  }

  private static func page(_ page: Page) -> Response {
    var response = Reply(contentType: page.contentType, body: page.body).response
    response.status = HTTPResponse.Status(code: page.status)
    response.headers[.cacheControl] = "no-store"
    response.headers[.contentSecurityPolicy] = Page.contentSecurityPolicy
    return response
  }
}
