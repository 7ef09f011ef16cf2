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
  func events(of change: ReturnChange) -> [(type: EventType, data: [(String, JSONOutput)])] {
    let opening = (type: ReturnEvents.opening(kind), data: change.after.data())
    switch change.kind {
    case .opened, .reopened: return [opening]
    case .vanished: return [closing(ReturnEvents.vanished)]
    case .replaced: return [closing(ReturnEvents.replaced), opening]
    case .changed:
      guard let before = change.before,
        let types = ReturnDifference.types(change.fields, from: before, to: change.after, of: kind)
      else { preconditionFailure("A change by events of its own has them.") }
      return types.map { ($0, ReturnDifference.data($0, change.fields, from: before, to: change.after)) }
    }
  }

  private func closing(_ reason: String) -> (type: EventType, data: [(String, JSONOutput)]) {
    (ReturnEvents.closing(kind), [("reason", .string(reason))])
  }

  /// The JSON of an event.
  /// - Parameter statement: the SHA-256 of the file, in hexadecimal.
  func json(
    _ type: EventType, subject: String, number: Int, _ data: [(String, JSONOutput)], statement: String
  ) -> [UInt8] {
    ReturnEvents.json(feed, type, subject: subject, number: number, data, statement: statement)
  }

  static func json(
    _ feed: FeedFile, _ type: EventType, subject: String, number: Int, _ data: [(String, JSONOutput)],
    statement: String
  ) -> [UInt8] {
    var json: [UInt8] = []
    JSONOutput.object([
      ("data", .object(data)), ("feed", .string(feed.feed)), ("feedversion", .whole(feed.version)),
      ("id", .string(idPrefix(feed: feed.feed, subject: subject) + String(number))), ("source", .string(feed.source)),
      ("specversion", .string("1.0")), ("statement", .string(statement)), ("subject", .string(subject)),
      ("type", .string(type.rawValue)),
    ]).write(to: &json)
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
