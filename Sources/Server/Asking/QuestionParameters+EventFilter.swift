internal import Events
internal import Ledger
internal import Questions

extension QuestionParameters {
  /// Which events are asked for: `type` (several with commas between them), `subject` and `since`.
  var eventFilter: EventFilter {
    get throws(Refusal) {
      var filter = EventFilter(subject: self[.subject])
      if let text = self[.type] {
        var types: Set<EventType> = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
          guard let type = EventType(rawValue: String(word)) else {
            throw Refusal(
              .parameter(.type), value: String(word),
              InterfaceMistake.notEventType(known: EventType.allCases.map(\.rawValue)))
          }
          types.insert(type)
        }
        filter.types = types
      }
      if let text = self[.since] {
        guard let time = RecordedTime(text) else {
          throw Refusal(.parameter(.since), value: text, InterfaceMistake.notTime)
        }
        filter.since = time
      }
      return filter
    }
  }
}
