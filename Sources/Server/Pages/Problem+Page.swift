internal import HTTPTypes
internal import Hummingbird
internal import Pages

extension Problem {
  /// The page that says what went wrong, for a browser that asked for one; nil where the caller would rather have the
  /// problem as JSON, or asked for one of the interface's addresses.
  func page(for request: Request, _ context: CallContext) -> Response? {
    let accepted = request.headers[values: .accept]
    guard request.method == .get || request.method == .head || Problem.isForm(request), !accepted.isEmpty,
      MediaRanges(accepted).best(of: ["application/problem+json", "application/json", "text/html"]) == "text/html",
      Problem.isForPages(request, context)
    else { return nil }
    let page = Page.failure(
      status.code, detail, refusals: errors.map(\.refusal), viewer: context.viewer, here: Problem.here(request))
    var response = Reply(contentType: page.contentType, body: page.body).response
    response.status = status
    for field in headers { response.headers.append(field) }
    response.headers[.cacheControl] = "no-store"
    response.headers[.vary] = "Accept, Authorization"
    response.headers[.contentSecurityPolicy] = Page.contentSecurityPolicy
    return response
  }

  /// Where to lead back to after signing in.
  private static func here(_ request: Request) -> ReturnAddress {
    (Problem.isForm(request) ? nil : ReturnAddress(request.uri.string)) ?? .overview
  }

  /// Where the forms of pages are sent.
  private static let forms: Set = ["/sign-in", "/sign-out", "/returns", "/returns/confirm", "/returns/discard"]

  /// Whether a page's form was sent.
  private static func isForm(_ request: Request) -> Bool { request.method == .post && forms.contains(request.uri.path) }

  /// The paths that only the dashboard answers.
  private static let pagePaths = Set(Dashboard.paths)

  /// Whether the path is one of a page, or nobody's.
  private static func isForPages(_ request: Request, _ context: CallContext) -> Bool {
    guard let route = context.endpointPath, route != "NotFound" else { return true }
    return pagePaths.contains(route) || forms.contains(route) || PageRoutes.isPage(request.uri.path)
  }
}
