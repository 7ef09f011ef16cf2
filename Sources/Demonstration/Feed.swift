internal import Events

/// One event to be sent, without its id.
struct Message {
  var type: EventType
  var subject: String
  var data: JSONOutput

  init(_ type: EventType, _ subject: String, _ data: [(String, JSONOutput)]) {
    self.type = type
    self.subject = subject
    self.data = .object(data)
  }
}

/// Somebody who sends returns.
protocol Feed {
  /// The source of its events; it says that they are made up.
  var source: String { get }
  /// When each return is recorded.
  var times: [RecordedTime] { get }
  func messages(in index: Int) -> [Message]
}

extension Feed {
  /// The events of a return as JSON. Their ids ascend.
  func events(in index: Int) -> [[UInt8]] {
    let time = times[index].description.prefix(16)
    return messages(in: index).enumerated().map { number, message in
      var line: [UInt8] = []
      line.reserveCapacity(320)
      JSONOutput.object([
        ("specversion", .string("1.0")), ("source", .string(source)), ("id", .string("\(time)/\(sixDigits(number))")),
        ("type", .string(message.type.rawValue)), ("subject", .string(message.subject)), ("data", message.data),
      ]).write(to: &line)
      return line
    }
  }
}

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

extension Message {
  static func coverage(
    _ status: String, _ kind: String, _ area: String, _ months: Range<Month>, received: (Int, of: Int)? = nil
  ) -> Message {
    var data: [(String, JSONOutput)] = [
      ("feed", .string(kind)), ("area", .string(area)), ("start", .date(months.lowerBound.start)),
      ("end", .date(months.upperBound.start)), ("status", .string(status)),
    ]
    if let received { data += [("expected", .whole(received.of)), ("received", .whole(received.0))] }
    return Message(.coverageDeclared, "\(kind)/\(area)/\(months.lowerBound)", data)
  }
}

extension JSONOutput {
  static func date(_ date: CivilDate) -> JSONOutput { .string(date.description) }

  static func strings(_ strings: [String]) -> JSONOutput { .array(strings.map { .string($0) }) }

  /// A number of tenths.
  static func tenths(_ count: Int) -> JSONOutput {
    .raw(Array((count % 10 == 0 ? "\(count / 10)" : "\(count / 10).\(count % 10)").utf8))
  }
}

/// The number with leading zeros, so that ascending numbers are ascending texts.
func sixDigits(_ number: Int) -> String { digits(number, atLeast: 6) }
