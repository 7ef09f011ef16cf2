internal import Events
internal import Figures
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Logging
internal import Questions
internal import Snapshots

/// `/events/stream`: events as they are appended. It begins after `Last-Event-ID`, else at `from`, else with the next
/// event. Where that lies beyond the end, as for a client that has seen more than this copy of the ledger, it waits.
struct StreamRoute: Sendable {
  let threads: ReaderThreads
  let streams: StreamLimiter
  let limits: ServerLimits
  let access: AccessMiddleware

  func add(to router: Router<CallContext>) {
    router.get("events/stream") { request, context in
      try context.caller.checkMayDisclose()
      let query = try Query(request, context, [.from, .type, .subject, .since], forms: [.stream])
      let filter = try query.parameters.eventFilter
      let length = try await threads.run { try $0.ledger.length }
      let start = try StreamRoute.start(of: query.parameters, request.headers[lastEventID]) ?? length
      guard let permit = streams.take() else {
        throw Problem(
          .serviceUnavailable, "There are \(limits.streams) streams already: come back later.",
          headers: [.retryAfter: "30"])
      }
      context.logDisclosure()
      let stream = EventStream(threads: threads, filter: filter, start: start, isAhead: start > length)
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          defer { withExtendedLifetime(permit) {} }
          // A client that goes away gives its permit back at once, not when the next write fails.
          try await request.body.consumeWithCancellationOnInboundClose { _ in
            try await stream.write(to: &writer, beatInterval: .seconds(limits.beatSeconds)) {
              access.stillDiscloses(request, context)
            }
          }
          try await writer.finish(nil)
        })
    }
  }

  /// The sequence at which a stream begins, which may lie beyond the ledger's end; nil for the next event.
  private static func start(of parameters: QuestionParameters, _ lastID: String?) throws -> Int? {
    let from = try parameters.number(.from, in: 0...Int.max)
    guard let lastID, !lastID.isEmpty else { return from }
    guard lastID.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let last = Int(lastID), last < Int.max else {
      throw Refusal(.field(lastEventID.rawName), value: lastID, InterfaceMistake.notSequence)
    }
    return last + 1
  }
}

private let lastEventID = HTTPField.Name("Last-Event-ID")!
