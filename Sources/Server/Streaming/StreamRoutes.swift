internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ledger

extension Server {
  /// Events as they are appended, as server-sent events (WHATWG HTML, section 9.2): the id of each is its sequence, and
  /// `Last-Event-ID` goes on behind it, without gap or repeat.
  func addStreamRoutes(to router: Router<CallContext>) {
    router.get("events/stream") { [desk] request, context in
      guard context.caller.mayDisclose else { throw Problem.lacks("disclose", context.caller) }
      let ask = try Ask(request, context, ["from", "type", "subject", "since"], forms: [.stream])
      let filter = try EventFilter(ask)
      let start = try await desk.run { try Server.start(ask, request, $0.ledger) }
      let headers: HTTPFields = [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"]
      return Response(
        status: .ok, headers: headers,
        body: ResponseBody { writer in
          var stream = EventStream(filter: filter, next: start)
          try await stream.run(desk, &writer)
          try await writer.finish(nil)
        })
    }
  }

  /// The sequence that a stream starts from.
  private static func start(_ ask: Ask, _ request: Request, _ ledger: Ledger) throws -> Int {
    let length = try ledger.length
    if let last = request.headers[HTTPField.Name("Last-Event-ID")!], !last.isEmpty {
      guard last.allSatisfy({ $0.isASCII && $0.isNumber }), let sequence = Int(last), (0..<length).contains(sequence)
      else {
        throw Refusal(
          field: "Last-Event-ID", value: last, rule: "it is the sequence of an event of this ledger",
          remedy: "Leave it out to begin anew")
      }
      return sequence + 1
    }
    return try ask.number("from", in: 0...Int.max) ?? length
  }
}
