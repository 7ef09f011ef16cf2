internal import HTTPTypes
internal import Hummingbird

/// Refuses methods that the server does not know at any address (RFC 9110, section 9.1).
struct MethodMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard Server.methods.contains(request.method) else {
      throw Problem(.notImplemented, "The method is none that this server knows.")
    }
    return try await next(request, context)
  }
}
