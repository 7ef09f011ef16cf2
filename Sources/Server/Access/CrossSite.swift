internal import HTTPTypes
internal import Hummingbird

/// Keeps other sites from making a browser send what its user did not mean.
///
/// A browser says with what it sends from which page that came: in `Origin`, and in `Sec-Fetch-Site` how that page is
/// related to the server. Neither can be set by a page. What a cookie authorises has to come from a page of the server's own
/// origin; where a browser says neither, it is refused.
struct CrossSite: RouterMiddleware {
  let hosts: KnownHosts

  private static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
  /// Methods that change nothing (RFC 9110, section 9.2.1; QUERY by its own definition).
  private static let safeMethods: [HTTPRequest.Method] = [.get, .head, .options, .trace, .query]

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    try check(request, context)
    return try await next(request, context)
  }

  /// Checks a request of whom it is known by what it shows who sent it.
  /// - Throws: a 403 `Problem`.
  private func check(_ request: Request, _ context: CallContext) throws(Problem) {
    guard !CrossSite.safeMethods.contains(request.method), context.credential != .token else { return }
    let sites = request.headers[values: CrossSite.fetchSite]
    if request.headers.contains(.cookie), !sites.allSatisfy({ ["same-origin", "none"].contains($0) }) {
      throw CrossSite.foreign
    }
    switch context.credential {
    case .none, .token: break
    case .session(let session):
      guard try origin(of: request, context) == session.origin else { throw CrossSite.foreign }
    case .account:
      // A program behind the proxy says nothing of where it comes from; a browser says something.
      let hasOrigin = request.headers.contains(.origin)
      if !hasOrigin, sites == ["none"] || (sites.isEmpty && !request.headers.contains(.referer)) { return }
      _ = try origin(of: request, context)
    }
  }

  /// The origin of the page that sent a request, which is one of the server's own.
  /// - Throws: a 403 `Problem` where it is another's, or is not said.
  func origin(of request: Request, _ context: CallContext) throws(Problem) -> WebOrigin {
    guard let host = context.host else { throw CrossSite.foreign }
    let (origins, sites) = (request.headers[values: .origin], request.headers[values: CrossSite.fetchSite])
    guard sites.allSatisfy({ ["same-origin", "none"].contains($0) }) else { throw CrossSite.foreign }
    if origins.isEmpty {
      guard sites == ["same-origin"], let origin = hosts.origin(at: host) else { throw CrossSite.foreign }
      return origin
    }
    guard origins.count == 1, let origin = WebOrigin(origins[0]), hosts.isOwn(origin, at: host) else {
      throw CrossSite.foreign
    }
    return origin
  }

  private static var foreign: Problem {
    Problem(
      .forbidden,
      "This has to come from a page of this server, and the browser does not say that it does. Where a proxy stands "
        + "before the server, who runs it names the address that browsers see with serve --public-address.")
  }
}
