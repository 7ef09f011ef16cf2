internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Pages
internal import Questions
internal import Snapshots

/// Pages: every path of the dashboard.
struct PageRoutes: Sendable {
  let dashboard: Dashboard
  let threads: ReaderThreads

  /// Where the interface has the same path, it asks ``page(for:_:ratherThan:)`` first.
  func add(to router: Router<CallContext>) {
    let shared = ["/definitions", "/definitions/{indicator}", "/areas"]
    for path in Dashboard.paths where !shared.contains(path) {
      router.get(RouterPath(path)) { request, context in try await page(request, context) }
    }
  }

  /// The page that a request for one of the interface's addresses would rather have; nil where it wants data.
  /// - Parameter types: the types of the data that the address has.
  func page(for request: Request, _ context: CallContext, ratherThan types: [String]) async throws -> Response? {
    let wanted = MediaRanges(request.headers[values: .accept])
    guard !request.headers[values: .accept].isEmpty, PageRoutes.isPage(request.uri.path),
      request.uri.query.map({ !$0.split(separator: "&").contains { $0.hasPrefix("format=") } }) ?? true,
      wanted.best(of: types + ["text/html"]) == "text/html"
    else { return nil }
    return try await page(request, context)
  }

  /// Whether a path of the interface is one of a page too.
  static func isPage(_ path: String) -> Bool {
    path == "/areas" || path == "/definitions" || path.hasPrefix("/definitions/")
  }

  /// The style sheet and the icon say nothing of the ledger, and a page that asks for a token is to look like one.
  private static let forEverybody = ["/style.css", "/icon.svg", "/sign-in"]

  /// Pages that are made at once; the others take their turn among the questions that take long.
  private static let areShort = forEverybody + ["/areas", "/feeds", "/definitions"]

  /// The page at an address.
  private func page(_ request: Request, _ context: CallContext) async throws -> Response {
    let caller = context.caller
    let path = request.uri.path
    guard caller.mayRead || PageRoutes.forEverybody.contains(path) else { throw Problem.lacks(.read, caller) }
    let query = try URLCoding.items(request.uri.query ?? "")
    // The areas that nothing places are shown with their counts to whoever may see them, without asking.
    let isAsked = path == "/areas" || query.contains { $0.name == Parameter.disclose.name }
    let (dashboard, viewer) = (dashboard, context.viewer)
    if viewer.mayDisclose, isAsked { context.logDisclosure() }
    let make = { @Sendable (_: LedgerReader) -> Page in dashboard.page(path, query: query, viewer: viewer) }
    let page =
      try await PageRoutes.areShort.contains(path)
      ? threads.run(make) : threads.runLong(for: context, make)
    // Who has shown no token is asked for one, rather than told that the one shown is not enough.
    if page.status == 403, !caller.isKnown { throw Problem.lacks(.disclose(indicator: nil), caller) }
    var answer = Reply(contentType: page.contentType, body: page.body)
    (answer.erasureCount, answer.bytes) = (page.erasureCount, page.bytes)
    if let name = page.fileName { answer.headers[.contentDisposition] = "attachment; filename=\"\(name)\"" }
    // What went wrong has no tag: it may go right the next time.
    var response = page.status == 200 ? answer.response(to: request) : answer.response
    if page.status != 200 {
      response.status = HTTPResponse.Status(code: page.status)
      response.headers[.cacheControl] = "no-store"
      response.headers[.vary] = "Accept, Authorization, Cookie"
    }
    response.headers[.contentSecurityPolicy] = Page.contentSecurityPolicy
    // Signing out leaves nothing behind for whoever uses the browser next, and no page keeps the form token of a session.
    if case .session = context.credential { response.headers[.cacheControl] = "no-store" }
    // A file that is named by what is in it says nothing of anybody.
    if page.isImmutable { response.headers[.cacheControl] = "public, max-age=31536000, immutable" }
    return response
  }
}
