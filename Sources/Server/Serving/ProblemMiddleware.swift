internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// Answers every error as a problem, a browser's as a page, and logs those that are not the caller's, and who was not let in.
///
/// It stands before it is known who calls, and behind it: the page that says what went wrong says who reads it.
struct ProblemMiddleware: RouterMiddleware {
  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      let problem = Problem(asking: error)
      switch problem.status {
      case .unauthorized, .forbidden:
        context.logger.info("not allowed", metadata: context.audit(status: problem.status))
      case .internalServerError: context.logger.error("a request failed", metadata: ["error": "\(error)"])
      case .serviceUnavailable: context.logger.notice("a request is to be sent again", metadata: ["error": "\(error)"])
      default: break
      }
      return problem.page(for: request, context) ?? problem.response
    }
  }
}
