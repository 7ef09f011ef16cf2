internal import Crypto
internal import Events
internal import HTTPTypes
internal import Hummingbird

/// What is answered, whole.
struct Reply: Sendable {
  var contentType: String
  var body: String
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

  /// A strong entity tag: the hash of the type, the body and the number of erasures. So whoever kept an answer asks for it
  /// again when somebody was erased.
  var tag: String {
    var hash = SHA256()
    hash.update(data: Array(contentType.utf8))
    hash.update(data: [0])
    hash.update(data: Array(body.utf8))
    if let erasureCount, erasureCount > 0 { hash.update(data: Array("\0\(erasureCount)".utf8)) }
    return "\"" + hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }

  var response: Response {
    var fields = headers
    fields[.contentType] = contentType
    fields[.contentLocation] = pinnedAddress
    return Response(
      status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: Erasures.shown(body))))
  }

  /// The answer with a body that is made while it is sent. It has no tag, which would be the hash of what nobody holds.
  func streamed(_ body: ResponseBody) -> Response {
    var answer = askedAgain
    answer.body = body
    return answer
  }

  /// What names records or parties today may not do so tomorrow: nobody keeps it without asking.
  private var askedAgain: Response {
    var answer = response
    answer.headers[.cacheControl] = erasureCount == nil ? "public, no-cache" : "private, no-cache"
    answer.headers[.vary] = "Accept, Authorization"
    return answer
  }

  /// The answer to a request, or 304 where the caller has it already (RFC 9110, section 13.1.2).
  func response(to request: Request) -> Response {
    var answer = askedAgain
    let tag = tag
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
