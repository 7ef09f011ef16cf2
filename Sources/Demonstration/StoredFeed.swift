internal import Events

/// A feed whose messages are few enough to be kept.
struct StoredFeed: Feed {
  let source: String
  let times: [RecordedTime]
  private var returns: [[Message]]

  init(_ source: String, _ times: [RecordedTime]) {
    self.source = source
    self.times = times
    returns = times.map { _ in [] }
  }

  func messages(in index: Int) -> [Message] { returns[index] }

  mutating func send(_ message: Message, in index: Int) { returns[index].append(message) }

  /// Declares what a feed has delivered of a span of months.
  mutating func declare(
    _ status: String, _ kind: String, _ area: String, _ months: Range<Month>, in index: Int,
    received: (Int, of: Int)? = nil
  ) {
    send(.coverage(status, kind, area, months, received: received), in: index)
  }
}
