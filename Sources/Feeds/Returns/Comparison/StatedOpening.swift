internal import Bytes
internal import Events

/// Tells at a glance that a record is as a row states it: that its only event is the one by which a return of the feed
/// opened it, with the same content. Where it cannot tell, the record is read and compared field by field.
///
/// A stored event is canonical JSON (RFC 8785), so that the same content has the same bytes.
struct StatedOpening {
  private let feed: [UInt8]
  private let source: [UInt8]
  private let feedName: String
  private var identity: [UInt8] = []

  init(_ feed: FeedFile) {
    self.feed = StatedOpening.members([("feed", .string(feed.feed))]) + Array(",\"feedversion\":".utf8)
    source = StatedOpening.members([("source", .string(feed.source)), ("specversion", .string("1.0"))])
    feedName = feed.feed
  }

  /// Members of an object after others.
  private static func members(_ members: [(String, JSONOutput)]) -> [UInt8] {
    var json: [UInt8] = []
    JSONOutput.object(members).write(to: &json)
    return [UInt8(ascii: ",")] + json.dropFirst().dropLast()
  }

  private static let beginning = Array("{\"data\":".utf8)
  private static let recordedTime = Array(",\"recordedtime\":\"".utf8)
  private static let sequence = Array("\",\"sequence\":".utf8)

  /// Whether a stored event is the opening of a record with these data, the first event of the feed about it.
  mutating func isWritten(_ json: [UInt8], subject: String, data: [UInt8]) -> Bool {
    identity.removeAll(keepingCapacity: true)
    identity.append(contentsOf: ",\"id\":".utf8)
    JSONEscapes.write(ReturnEvents.idPrefix(feed: feedName, subject: subject) + "1", to: &identity)
    var position = 0
    func goesOn(with text: [UInt8]) -> Bool {
      let rest = json.span.rawBytes.extracting(position..<json.count)
      guard rest.starts(with: text.span.rawBytes) else { return false }
      position += text.count
      return true
    }
    func skip(while isWanted: (UInt8) -> Bool) {
      while position < json.count, isWanted(json[position]) { position += 1 }
    }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard goesOn(with: StatedOpening.beginning), goesOn(with: data), goesOn(with: feed) else { return false }
    skip(while: isDigit)
    guard goesOn(with: identity), goesOn(with: StatedOpening.recordedTime) else { return false }
    skip { $0 != UInt8(ascii: "\"") }
    guard goesOn(with: StatedOpening.sequence) else { return false }
    skip(while: isDigit)
    return goesOn(with: source)
  }
}
