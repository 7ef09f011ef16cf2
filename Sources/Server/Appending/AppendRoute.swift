internal import Events
internal import Feeds
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Questions

/// `POST /events`: what the command `append` does with a batch, and prints.
///
/// 201 where something was appended, 200 where all of it was there already; it is durable then.
struct AppendRoute: Sendable {
  let appends: AppendQueue
  let bodies: BodyReader

  func add(to router: Router<CallContext>) {
    router.post("events") { request, context in
      do {
        try context.checkIsProgram()
        let report = try await append(request, context)
        context.logAppend(report)
        return AppendRoute.answer(report)
      } catch {
        let problem = Problem(asking: error)
        context.logRefusedAppend(problem)
        throw problem
      }
    }
  }

  private func append(_ request: Request, _ context: CallContext) async throws -> FeedReport {
    try context.caller.checkMayAppend()
    let form = try EventForm(request.headers)
    let body = try await bodies.whole(request, context)
    defer { withExtendedLifetime(body) {} }
    var message = try AppendRoute.message(form, request.headers, body.bytes, bodies.limits)
    message.isStrict = try AppendRoute.isStrict(request)
    message.authority = context.caller.authority
    switch try await AppendRoute.outcome(of: message, body.bytes.count, appends, context.logger) {
    case .refused(let refusals): throw Problem(refusing: message, refusals)
    case .taken(let report): return report
    }
  }

  /// Whether what is most likely a slip is refused: `strict=1`.
  private static func isStrict(_ request: Request) throws -> Bool {
    let parameters = try QuestionParameters(
      URLCoding.items(request.uri.query ?? ""), [.strict], on: .interface)
    return try parameters.word(.strict, of: ["1"]) != nil
  }

  /// The events of a request.
  private static func message(
    _ form: EventForm, _ headers: HTTPFields, _ body: [UInt8], _ limits: ServerLimits
  ) throws -> EventMessage {
    do {
      switch form {
      case .structured: return try EventMessage(body, form: .event)
      case .batch: return try EventMessage(body, form: .batch, maximumEventCount: limits.batchEvents)
      case .lines: return try EventMessage(body, form: .lines, maximumEventCount: limits.batchEvents)
      case .binary: return try EventMessage(BinaryEvent.json(headers, body), form: .event)
      }
    } catch is EventMessage.TooMany {
      throw Problem(
        .contentTooLarge,
        "There are more than \(limits.batchEvents) events: send them in several batches. Nothing was appended.")
    } catch let refusal as Refusal {
      throw Problem(
        .badRequest, "The batch cannot be read: nothing was appended.",
        errors: [Problem.Item(index: refusal.line - 1, pointer: "", refusal: refusal)])
    }
  }

  private static func outcome(
    of message: EventMessage, _ byteCount: Int, _ appends: AppendQueue, _ logger: Logger
  ) async throws(Problem) -> EventMessage.Outcome {
    do {
      return try await appends.append(message, byteCount: byteCount)
    } catch {
      throw Problem(unappended: error, logger)
    }
  }

  /// The answer to what was taken: 201 with the address of the events that were appended, or 200 where there were none.
  static func answer(_ report: FeedReport) -> Response {
    var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
    if report.appended > 0 {
      headers[.location] = "/events?from=\(report.sequence - report.appended)&to=\(report.sequence)"
    }
    return Response(
      status: report.appended > 0 ? .created : .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: report.json + "\n")))
  }
}
