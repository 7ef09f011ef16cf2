internal import HTTPTypes
internal import Hummingbird

/// Counts requests by their routes, and the time until an answer begins.
struct MetricsMiddleware: RouterMiddleware {
  let metrics: Metrics

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    metrics.begin()
    var status = HTTPResponse.Status.internalServerError.code
    defer {
      let elapsed = (ContinuousClock.now - start).components
      // A method that is none of HTTP's own is the caller's text.
      let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
      metrics.end(
        Metrics.Key(
          method: known.contains(request.method) ? request.method.rawValue : "other",
          route: context.endpointPath ?? "none", status: status),
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }
    let response = try await next(request, context)
    status = response.status.code
    return response
  }
}
