internal import Events
internal import Feeds
internal import HTTPTypes

extension Problem {
  /// The answer to a message that was refused: an entry for each fault of each event.
  ///
  /// 400 where something is not JSON, 409 where nothing but keys stands against it, 422 for any other rule.
  init(refusing message: EventMessage, _ refusals: [Refusal]) {
    var document = JSONDocument()
    var items: [Item] = []
    for refusal in refusals {
      let index = refusal.line - 1
      let isRead = (try? document.read(message.events[index][...])) != nil
      for fault in refusal.each {
        let pointer = isRead ? JSONPointer.text(to: fault.field(at: .address), in: document) : ""
        items.append(Item(index: index, pointer: pointer, refusal: fault, isNamed: !isRead))
      }
    }
    let status: HTTPResponse.Status =
      if refusals.contains(where: { $0.mistake.blame == .malformed }) {
        .badRequest
      } else if refusals.allSatisfy({ $0.mistake.blame == .conflict }) {
        .conflict
      } else {
        .unprocessableContent
      }
    let what =
      switch message.events.count {
      case 1: "The event was refused"
      case let count: "\(refusals.count) of \(count) events were refused, and a batch is taken whole"
      }
    self.init(status, what + ": nothing was appended.", errors: items)
  }
}
