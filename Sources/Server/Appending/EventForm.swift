internal import Events
internal import Feeds
internal import HTTPTypes
internal import Hummingbird

/// How events stand in a request: the modes of the CloudEvents HTTP binding (1.0.2, section 3), and JSON Lines.
enum EventForm: Equatable, Sendable {
  /// One event, its attributes and its data in the body.
  case structured
  /// A JSON array of such events.
  case batch
  /// One such event a line.
  case lines
  /// One event, its attributes in the headers that begin with `ce-` and its data in the body.
  case binary

  /// The types of what may be sent.
  static let accepted =
    "application/cloudevents+json, application/cloudevents-batch+json, application/x-ndjson, application/json"

  /// - Throws: a 415 `Problem` for a type or a character set that the ledger does not take.
  init(_ headers: HTTPFields) throws(Problem) {
    let contentType = headers[.contentType] ?? ""
    let parts = contentType.lowercased().split(separator: ";", omittingEmptySubsequences: false)
    let type = EventForm.trimmed(parts.first ?? "")
    let parameters = parts.dropFirst().map { $0.filter { $0 != " " && $0 != "\t" && $0 != "\"" } }
    if let charset = parameters.first(where: { $0.hasPrefix("charset=") }), charset != "charset=utf-8" {
      throw EventForm.unsupported("JSON is UTF-8 (RFC 8259), and the body is said to be \(Refusal.shortened(charset)).")
    }
    switch type {
    case "application/cloudevents+json": self = .structured
    case "application/cloudevents-batch+json": self = .batch
    case "application/x-ndjson", "application/jsonl": self = .lines
    case _ where type.hasPrefix("application/cloudevents"):
      throw EventForm.unsupported("Of the formats of CloudEvents only JSON is taken.")
    case _ where MediaType.isJSON(contentType) && headers.contains(where: { $0.name.canonicalName.hasPrefix("ce-") }):
      self = .binary
    case _ where MediaType.isJSON(contentType):
      throw EventForm.unsupported(
        "\(Refusal.shortened(type)) with no ce- headers: name one event application/cloudevents+json, an array of them "
          + "application/cloudevents-batch+json, or send the attributes as headers.")
    case "": throw EventForm.unsupported("The request does not say what it sends (Content-Type).")
    default: throw EventForm.unsupported("\(Refusal.shortened(type)) is no type in which events are taken.")
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return String(text)
  }

  private static func unsupported(_ detail: String) -> Problem {
    Problem(.unsupportedMediaType, detail, headers: [.accept: accepted])
  }
}
