internal import HTTPTypes
internal import Hummingbird

/// Finds out whether the caller still waits, and refuses a request whose body is in a coding that is not taken apart.
///
/// RFC 9112, section 6.1: whoever takes `gzip, chunked` for `chunked` reads another body than its sender meant.
struct ConnectionMiddleware: RouterMiddleware {
  let connections: ConnectionTable

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let codings = request.headers[values: .transferEncoding]
    guard codings.isEmpty || codings.map({ $0.lowercased() }) == ["chunked"] else {
      throw Problem(
        .badRequest, "Of the codings of Transfer-Encoding only chunked is taken, once.",
        headers: [.connection: "close"])
    }
    var context = context
    context.presence = connections.presence(of: context.channel)
    return try await next(request, context)
  }
}
