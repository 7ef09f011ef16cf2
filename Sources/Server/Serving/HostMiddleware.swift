internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that name no server, several, or one that this is not (RFC 9112, section 3.2; RFC 9110, section 15.5.20).
///
/// `/health` and `/ready` answer under any one name: whoever watches often knows the server by its address alone, and they
/// say a word that is nobody's secret.
struct HostMiddleware: RouterMiddleware {
  let hosts: KnownHosts

  private static let field = HTTPField.Name("Host")!
  private static let forWatchers = ["/health", "/ready"]

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    // The first field comes as the authority, any others as fields.
    guard request.headers[values: HostMiddleware.field].isEmpty, let text = request.head.authority,
      let host = ServerName(text)
    else {
      throw Problem(.badRequest, "A request names the server in one Host field, as a name and perhaps a port.")
    }
    guard let target = request.head.path, target.hasPrefix("/") || target == "*" else {
      throw Problem(.badRequest, "The target of a request is a path.")
    }
    guard hosts.knows(host) || HostMiddleware.forWatchers.contains(request.uri.path) else {
      throw Problem(
        .misdirectedRequest,
        "This server does not go by the name in Host. Who runs it names its address with serve --public-address.")
    }
    var context = context
    context.host = host
    context.takesSignIn = hosts.takesSignIn(at: host)
    return try await next(request, context)
  }
}
