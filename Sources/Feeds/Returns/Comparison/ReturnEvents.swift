internal import Events

/// Writes what a statement changes as CloudEvents. Each carries the extensions `feed`, `feedversion` and `statement`.
///
///     {"data":{"risk":"high"},"feed":"marac-leicestershire","feedversion":2,"id":"marac-leicestershire/marac/l/7/2",
///      "source":"marac/l","specversion":"1.0","statement":"9f86d0…","subject":"marac/l/7","type":"marac.corrected"}
struct ReturnEvents {
  let feed: FeedFile
  let kind: RecordKind

  /// Why a record is closed that is opened again with other content, and why one is closed that no row states any more.
  static let replaced = "replaced by a newer return"
  static let vanished = "no longer in the return"

  /// What the ids of a feed's events about a subject begin with; a number follows.
  static func idPrefix(feed: String, subject: String) -> String { "\(feed)/\(subject)/" }

  /// The types and data of the events of a change, in order.
  func events(of change: ReturnChange) -> [(type: EventType, data: JSONOutput)] {
    let opening = change.opening.map { (ReturnEvents.opening(kind), JSONOutput.raw($0)) }
    let corrections = change.corrections.map { ($0.type, JSONOutput.object($0.data)) }
    switch change.kind {
    case .opened, .reopened: return [opening].compactMap(\.self) + corrections
    case .vanished: return [closing(ReturnEvents.vanished)]
    case .replaced: return [closing(ReturnEvents.replaced), opening].compactMap(\.self) + corrections
    case .changed: return corrections
    }
  }

  private func closing(_ reason: String) -> (type: EventType, data: JSONOutput) {
    (ReturnEvents.closing(kind), .object([("reason", .string(reason))]))
  }

  /// The JSON of an event.
  /// - Parameter statement: the SHA-256 of the file, in hexadecimal.
  func json(
    _ type: EventType, subject: String, number: Int, _ data: JSONOutput, statement: String
  ) -> [UInt8] {
    ReturnEvents.json(feed, type, subject: subject, number: number, data, statement: statement)
  }

  /// - Parameter extensions: further ones, whose names stand between `id` and `source`.
  static func json(
    _ feed: FeedFile, _ type: EventType, subject: String, number: Int, _ data: JSONOutput, statement: String,
    extensions: [(String, JSONOutput)] = []
  ) -> [UInt8] {
    var json: [UInt8] = []
    JSONOutput.object(
      [
        ("data", data), ("feed", .string(feed.feed)), ("feedversion", .whole(feed.version)),
        ("id", .string(idPrefix(feed: feed.feed, subject: subject) + String(number))),
      ] + extensions + [
        ("source", .string(feed.source)), ("specversion", .string("1.0")), ("statement", .string(statement)),
        ("subject", .string(subject)), ("type", .string(type.rawValue)),
      ]
    ).write(to: &json)
    return json
  }

  private static func opening(_ kind: RecordKind) -> EventType { type(of: kind, .opens) { _ in true } }

  /// The closing event that says no more than that the record does not count.
  private static func closing(_ kind: RecordKind) -> EventType {
    type(of: kind, .closes) { rule in !rule.fields.contains { $0.isRequired } }
  }

  private static func type(
    of kind: RecordKind, _ role: EventRule.Role, where isWanted: (EventRule) -> Bool
  ) -> EventType {
    let rule = EventRule.all.first { $0.subject == .record(kind) && $0.role == role && isWanted($0) }
    guard let rule else { preconditionFailure("Every kind of record is opened and closed by an event.") }
    return rule.type
  }
}
