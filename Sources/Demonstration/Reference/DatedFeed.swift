internal import Events

/// A feed that sends something now and then.
struct DatedFeed: Feed {
  let source: String
  private(set) var times: [RecordedTime] = []
  private var returns: [[Message]] = []

  init(_ source: String) { self.source = source }

  func messages(in index: Int) -> [Message] { returns[index] }

  /// - Precondition: messages are sent in the order of their times.
  mutating func send(_ message: Message, at time: RecordedTime) {
    if times.last == time {
      returns[returns.count - 1].append(message)
    } else {
      precondition(times.last.map { $0 < time } ?? true, "a feed sends in the order of time")
      times.append(time)
      returns.append([message])
    }
  }
}
