internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ledger

extension Server {
  /// Events as JSON Lines, in pages: what the command `events` prints. They tell single records, so they are for those
  /// who may see small numbers.
  func addEventRoutes(to router: Router<CallContext>) {
    router.get("events") { [desk] request, context in
      guard context.caller.mayDisclose else { throw Problem.lacks("disclose", context.caller) }
      let ask = try Ask(request, context, EventPage.names, forms: [.lines])
      let page = try await desk.run { try EventPage(ask, $0.ledger) }
      return page.response(to: request, ask)
    }
  }
}

/// Some of the events that are asked for, and where to go on.
struct EventPage: Sendable {
  static let names = ["from", "to", "type", "subject", "since", "limit"]
  /// Events of a page where nobody says, and at most.
  static let defaultLimit = 1000
  static let mostEvents = 10_000
  /// A page ends early where its events are long.
  private static let mostBytes = 8 << 20

  private var lines: [UInt8] = []
  /// The sequence to go on from.
  private var next: Int
  /// The sequence that the question ends before.
  private let end: Int

  init(_ ask: Ask, _ ledger: Ledger) throws {
    let filter = try EventFilter(ask)
    let limit = try ask.number("limit", in: 1...EventPage.mostEvents) ?? EventPage.defaultLimit
    let from = try ask.number("from", in: 0...Int.max) ?? 0
    let to = try ask.number("to", in: 0...Int.max)
    let length = try ledger.length
    if let to, to < from {
      throw Refusal(field: "to", value: String(to), rule: "it does not lie before from", remedy: "Swap the two")
    }
    end = min(to ?? length, length)
    var erasures = try Erasures(ledger)
    var (lines, count) = ([UInt8](), 0)
    next = try ledger.forEachEvent(in: min(from, end)..<end, matching: filter) { _, _, json in
      try erasures.redact(&json)
      lines += json
      lines.append(UInt8(ascii: "\n"))
      count += 1
      return count < limit && lines.count < EventPage.mostBytes
    }
    self.lines = lines
  }

  func response(to request: Request, _ ask: Ask) -> Response {
    var headers: HTTPFields = [.contentType: "application/x-ndjson", .cacheControl: "private, no-cache"]
    if next < end {
      let items = ask.items.filter { $0.name != "from" } + [(name: "from", value: String(next))]
      headers[HTTPField.Name("Link")!] = "<\(ask.path)?\(QueryText.text(items))>; rel=\"next\""
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: lines)))
  }
}

extension EventFilter {
  /// The events that the parameters choose; several types stand with commas between them.
  init(_ ask: Ask) throws(Refusal) {
    var types: Set<EventType>?
    if let names = ask["type"] {
      var chosen: Set<EventType> = []
      for name in names.split(separator: ",") {
        guard let type = EventType(rawValue: String(name)) else {
          throw Refusal(
            field: "type", value: String(name), rule: "it is no type of event",
            remedy: "The types are \(EventType.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        chosen.insert(type)
      }
      types = chosen
    }
    var since: RecordedTime?
    if let text = ask["since"] {
      guard let time = RecordedTime(text) else {
        throw Refusal(
          field: "since", value: text, rule: "it is an RFC 3339 time", remedy: "Write since=2019-09-20T09:00:00Z")
      }
      since = time
    }
    self.init(types: types, subject: ask["subject"], since: since)
  }
}
