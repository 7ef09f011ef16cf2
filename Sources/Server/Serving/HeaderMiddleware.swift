internal import HTTPTypes
internal import Hummingbird

/// Headers of every answer: nothing is guessed from its content, framed by another site, or told to one; and what depends on
/// who calls says by which fields that shows.
struct HeaderMiddleware: RouterMiddleware {
  /// Fields of a request beside `Authorization` that show who calls.
  let callerFields: [HTTPField.Name]

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[HTTPField.Name("Referrer-Policy")!] = "same-origin"
    response.headers[HTTPField.Name("Cross-Origin-Resource-Policy")!] = "same-origin"
    if response.headers[.contentSecurityPolicy] == nil {
      response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    }
    if let vary = response.headers[.vary] {
      response.headers[.vary] = ([vary] + callerFields.map(\.rawName)).joined(separator: ", ")
    }
    return response
  }
}
