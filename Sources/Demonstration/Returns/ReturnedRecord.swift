internal import Events

/// A record as a partner's own list has it at the time of a return.
struct ReturnedRecord: Equatable {
  let subject: String
  private var fields: [String: JSONOutput]

  init(_ subject: String, _ data: JSONOutput) {
    (self.subject, fields) = (subject, [:])
    correct(data)
  }

  mutating func correct(_ data: JSONOutput) {
    guard case .object(let members) = data else { preconditionFailure("the data of an event are an object") }
    for (name, value) in members { fields[name] = value }
  }

  func text(_ field: String) -> String {
    guard case .string(let text)? = fields[field] else { preconditionFailure("\(subject) has the text \(field)") }
    return text
  }

  func texts(_ field: String) -> [String] {
    guard case .array(let elements)? = fields[field] else { preconditionFailure("\(subject) has the list \(field)") }
    return elements.map { element in
      guard case .string(let text) = element else { preconditionFailure("\(field) of \(subject) is a list of texts") }
      return text
    }
  }

  func whole(_ field: String) -> Int {
    guard case .whole(let number)? = fields[field] else { preconditionFailure("\(subject) has the number \(field)") }
    return number
  }

  func flag(_ field: String) -> Bool {
    guard case .flag(let flag)? = fields[field] else { preconditionFailure("\(subject) says whether it is \(field)") }
    return flag
  }

  var date: CivilDate {
    guard let date = CivilDate(text("date")) else { preconditionFailure("\(subject) has a date") }
    return date
  }

  /// The number at the end of its subject.
  var number: Int {
    guard let number = subject.split(separator: "/").last.flatMap({ Int($0) }) else {
      preconditionFailure("\(subject) ends with a number")
    }
    return number
  }

  static func == (left: ReturnedRecord, right: ReturnedRecord) -> Bool {
    left.subject == right.subject && left.fields.mapValues(\.text) == right.fields.mapValues(\.text)
  }
}

extension ReturnedRecord {
  /// The records that a partner's list holds after each of its returns, in the order in which they entered it; nil where a
  /// return changed nothing.
  static func lists(of kind: RecordKind, in feed: StoredFeed) -> [[ReturnedRecord]?] {
    var records: [String: ReturnedRecord] = [:]
    var order: [String] = []
    var known: Set<String> = []
    return feed.times.indices.map { index in
      var hasChanged = false
      for message in feed.messages(in: index) {
        guard let rule = message.rule, rule.subject == .record(kind) else { continue }
        hasChanged = true
        switch rule.role {
        case .opens:
          if known.insert(message.subject).inserted { order.append(message.subject) }
          records[message.subject] = ReturnedRecord(message.subject, message.data)
        case .closes: records[message.subject] = nil
        default: records[message.subject]?.correct(message.data)
        }
      }
      return hasChanged ? order.compactMap { records[$0] } : nil
    }
  }
}

extension Message {
  var rule: EventRule? { EventRule.all.first { $0.type == type } }
}
