internal import Events
internal import Feeds
internal import HTTPTypes
internal import Ledger

extension Problem {
  /// The answer to a message that was refused: an entry for each fault of each event.
  ///
  /// 403 where the sender may not append something, 400 where something is not JSON, 409 where nothing but keys stands
  /// against it, 422 for any other rule.
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
    let lacking = Problem.scopes(lackedBy: refusals)
    let status: HTTPResponse.Status =
      if !lacking.isEmpty {
        .forbidden
      } else if refusals.contains(where: { $0.mistake.blame == .malformed }) {
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
    self.init(
      status, what + ": nothing was appended.", errors: items,
      headers: lacking.isEmpty ? [:] : [.wwwAuthenticate: Problem.insufficient(lacking.sorted())])
  }

  /// The names of the scopes that the sender lacks, sorted; empty where it is refused for something else.
  var lackedScopes: [String] { Problem.scopes(lackedBy: errors.map(\.refusal)).sorted() }

  /// The names of the scopes that the sender of refused events lacks.
  private static func scopes(lackedBy refusals: [Refusal]) -> Set<String> {
    Set(
      refusals.flatMap(\.each).filter { $0.mistake.blame == .authority }.map {
        if case .lacksScope(let scope)? = $0.mistake as? AppendMistake { scope.name } else { "append" }
      })
  }
}
