internal import Crypto
internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Questions

/// What is answered, whole.
struct Reply: Sendable {
  var contentType: String
  var body: String
  /// What is answered in place of the body, where it is no text.
  var bytes: [UInt8]?
  /// The address that has this answer whatever is appended, but for erasures, where it is another one.
  var pinnedAddress: String?
  /// How many parties were erased when it was made; nil where it holds nothing of the journal, so that anybody may keep it.
  var erasureCount: Int? = 0
  var headers: HTTPFields = [:]

  /// Where related addresses stand (RFC 8288).
  static let link = HTTPField.Name("Link")!

  /// A text that is so now.
  static func text(_ body: String) -> Reply {
    Reply(contentType: "text/plain; charset=utf-8", body: body, headers: [.cacheControl: "no-store"])
  }

  static func json(_ json: JSONOutput) -> Reply { Reply(contentType: "application/json", body: json.text + "\n") }

  static func csv(_ text: String) -> Reply {
    Reply(contentType: "text/csv; charset=utf-8; header=present", body: text)
  }

  /// The answer as a file that is saved under a name, or shown under it.
  func named(_ name: FileName, isSaved: Bool = true) -> Reply {
    var answer = self
    answer.headers[.contentDisposition] = "\(isSaved ? "attachment" : "inline"); filename=\"\(name.text)\""
    return answer
  }

  /// A strong entity tag: the hash of the type, the body and the number of erasures. So whoever kept an answer asks for it
  /// again when somebody was erased.
  var tag: String {
    var hash = SHA256()
    hash.update(data: Array(contentType.utf8))
    hash.update(data: [0])
    hash.update(data: bytes ?? Array(body.utf8))
    if let erasureCount, erasureCount > 0 { hash.update(data: Array("\0\(erasureCount)".utf8)) }
    return Reply.tag(hash)
  }

  private static func tag(_ hash: SHA256) -> String {
    "\"" + hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }

  var response: Response {
    var fields = headers
    fields[.contentType] = contentType
    fields[.contentLocation] = pinnedAddress
    let content = bytes.map { ByteBuffer(bytes: $0) } ?? ByteBuffer(string: Erasures.shown(body))
    return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: content))
  }

  /// The answer with a body that is made while it is sent, or 304 where the caller has it already. Nobody holds it, so its
  /// tag is the hash of all that it depends on.
  /// - Parameter content: that, as a text.
  func streamed(_ body: ResponseBody, to request: Request, of content: String) -> Response {
    var hash = SHA256()
    hash.update(data: Array(content.utf8))
    var answer = askedAgain
    answer.body = body
    return answer.tagged(Reply.tag(hash), to: request)
  }

  /// What names records or parties today may not do so tomorrow: nobody keeps it without asking.
  private var askedAgain: Response {
    var answer = response
    answer.headers[.cacheControl] = erasureCount == nil ? "public, no-cache" : "private, no-cache"
    answer.headers[.vary] = "Accept, Authorization"
    return answer
  }

  /// The answer to a request, or 304 where the caller has it already (RFC 9110, section 13.1.2).
  func response(to request: Request) -> Response { askedAgain.tagged(tag, to: request) }
}

extension Response {
  /// The answer with a tag, or without a body where the request names the tag.
  fileprivate func tagged(_ tag: String, to request: Request) -> Response {
    var answer = self
    answer.headers[.eTag] = tag
    let asked = request.headers[values: .ifNoneMatch].flatMap { $0.split(separator: ",") }
      .map { $0.filter { $0 != " " && $0 != "\t" } }.map { $0.hasPrefix("W/") ? String($0.dropFirst(2)) : $0 }
    if asked.contains(where: { $0 == "*" || $0 == tag }) {
      answer.status = .notModified
      answer.body = ResponseBody()
    }
    return answer
  }
}
