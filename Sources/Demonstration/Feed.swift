internal import Events

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
