internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers every error as a problem, and logs those that are the server's own.
struct ProblemMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = Problem(asking: error)
      if problem.status.kind == .serverError && problem.status != .notImplemented {
        context.logger.error("a request failed", metadata: ["error": "\(error)", "status": "\(problem.status.code)"])
      }
      return problem.response
    }
  }
}
