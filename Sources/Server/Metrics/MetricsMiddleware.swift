internal import Figures
internal import HTTPTypes
internal import Hummingbird
internal import Ledger

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

extension Server {
  /// `/metrics`: what the server counts of itself. It needs the right to read, as every number of the ledger does: the
  /// rate of events tells something of what is reported.
  func addMetricsRoute(to router: Router<CallContext>) {
    router.get("metrics") { [threads, metrics, appends, streams] _, context in
      try context.caller.check(.read)
      let levels = Metrics.Levels(
        events: try await threads.run { try $0.ledger.length }, batchesWaiting: appends.waitingCount,
        streams: streams.count)
      var answer = Reply.text(metrics.text(levels))
      answer.contentType = "text/plain; version=0.0.4; charset=utf-8"
      return answer.response
    }
  }
}
