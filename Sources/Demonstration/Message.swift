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
