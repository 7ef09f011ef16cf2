internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Snapshots

/// `Ledger-At-Least: N`: the answer is made when the ledger holds N events, as at a site that follows others: whoever
/// appended elsewhere sees what that was.
struct AtLeastMiddleware: RouterMiddleware {
  let threads: ReaderThreads

  static let field = HTTPField.Name("Ledger-At-Least")!
  private static let maximumWait = Duration.seconds(5)
  private static let interval = Duration.milliseconds(10)

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard let text = request.headers[Self.field] else { return try await next(request, context) }
    try context.caller.checkMayRead()
    guard let length = Int(text), length >= 0 else {
      throw Problem(.badRequest, "Ledger-At-Least is a number of events, such as 123456.")
    }
    let end = ContinuousClock.now + Self.maximumWait
    while try await threads.run({ try $0.ledger.length }) < length {
      guard ContinuousClock.now < end else {
        throw Problem(
          .serviceUnavailable, "This site does not hold \(length) events yet: ask again.", headers: [.retryAfter: "1"])
      }
      try await Task.sleep(for: Self.interval)
    }
    return try await next(request, context)
  }
}
