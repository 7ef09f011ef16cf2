internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ledger

extension Server {
  /// Events: what the command `events` prints, a page at a time.
  ///
  /// Events tell small numbers, and who they are about: they are for those who may see both. An answer is never
  /// immutable, as an erasure changes what is told of a party.
  func addEventRoutes(to router: Router<CallContext>) {
    addQuestion(
      "events", ["from", "to", "type", "subject", "since", "limit"], forms: [.lines, .batch], needs: .disclose,
      to: router
    ) { desk, ask in
      let length = try desk.ledger.length
      let from = try ask.number("from", in: 0...Int.max) ?? 0
      let to = try ask.number("to", in: 0...Int.max)
      if let to, to < from {
        throw Refusal(
          field: "to", value: String(to), rule: "it does not lie before from", remedy: "Write to=\(from) or more")
      }
      var bounds = EventPage.Bounds()
      bounds.events = try ask.number("limit", in: 1...EventPage.Bounds.maximumEventCount) ?? bounds.events
      let end = min(to ?? length, length)
      let start = min(from, end)
      let page = try EventPage(of: desk.ledger, in: start..<end, matching: try ask.eventFilter, bounds: bounds)

      var answer = Reply(
        contentType: ask.form.mediaType, body: ask.form == .batch ? page.batch : page.lines)
      answer.isPrivate = true
      let rest = ask.items.filter { !["from", "to"].contains($0.name) }
      answer.pinnedAddress = ask.address(
        [(name: "from", value: String(start)), (name: "to", value: String(page.next))] + rest)
      if page.next < end {
        let last = to.map { [(name: "to", value: String($0))] } ?? []
        let address = ask.address([(name: "from", value: String(page.next))] + last + rest)
        answer.headers[Reply.link] = "<\(address)>; rel=\"next\""
      }
      return answer
    }
  }
}

extension Query {
  /// Which events are asked for: `type` (several with commas between them), `subject` and `since`.
  var eventFilter: EventFilter {
    get throws(Refusal) {
      var filter = EventFilter(subject: self["subject"])
      if let text = self["type"] {
        var types: Set<EventType> = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
          guard let type = EventType(rawValue: String(word)) else {
            throw Refusal(
              field: "type", value: String(word), rule: "it is no type of event",
              remedy: "The types are \(EventType.allCases.map(\.rawValue).joined(separator: ", "))")
          }
          types.insert(type)
        }
        filter.types = types
      }
      if let text = self["since"] {
        guard let time = RecordedTime(text) else {
          throw Refusal(
            field: "since", value: text, rule: "it is an RFC 3339 time", remedy: "Write since=2019-09-20T09:00:00Z")
        }
        filter.since = time
      }
      return filter
    }
  }
}
