internal import Events
internal import Figures
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Questions
internal import Snapshots

extension QuestionRoutes {
  /// Events: what the command `events` prints, a page at a time.
  ///
  /// Events tell small numbers, and who they are about: they are for those who may see both.
  func addEvents(to router: Router<CallContext>) {
    addQuestion(
      "events", [.from, .to, .type, .subject, .since, .limit], forms: [.lines, .batch], namingRecords: true,
      takesLong: true, to: router
    ) { reader, query in
      let length = try reader.ledger.length
      let from = try query.parameters.number(.from, in: 0...Int.max) ?? 0
      let to = try query.parameters.number(.to, in: 0...Int.max)
      if let to, to < from {
        throw Refusal(.parameter(.to), value: String(to), InterfaceMistake.endsBeforeStart(from: from))
      }
      var bounds = EventPage.Bounds()
      bounds.events = try query.parameters.number(.limit, in: 1...EventPage.Bounds.maximumEventCount) ?? bounds.events
      let end = min(to ?? length, length)
      let start = min(from, end)
      let page = try EventPage(
        of: reader, in: start..<end, matching: try query.parameters.eventFilter, bounds: bounds)

      var answer = Reply(
        contentType: query.form.mediaType, body: query.form == .batch ? page.batch : page.lines)
      answer.erasureCount = page.erasureCount
      let rest = query.parameters.items(without: .from, .to, .format)
      func address(from: Int, to: Int?) -> String {
        let last = to.map { [(Parameter.to.name, String($0))] } ?? []
        return query.address([(Parameter.from.name, String(from))] + last + rest)
      }
      answer.pinnedAddress = address(from: start, to: page.next)
      if page.next < end {
        let address = address(from: page.next, to: to)
        answer.headers[Reply.link] = "<\(address)>; rel=\"next\""
      }
      return answer
    }
  }
}
