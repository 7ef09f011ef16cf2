internal import Crypto
internal import Events
internal import HTTPTypes
internal import Hummingbird

/// What is answered, whole.
struct Reply: Sendable {
  var contentType: String
  var body: String
  /// Whether the address has this answer for ever.
  var isPinned = false
  /// The address that has this answer for ever, where it is another one.
  var pinnedAddress: String?
  /// Whether only the caller may see it: no shared cache keeps it.
  var isPrivate = false
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

  /// A strong entity tag: the hash of the type and the body.
  var tag: String {
    var hash = SHA256()
    hash.update(data: Array(contentType.utf8))
    hash.update(data: [0])
    hash.update(data: Array(body.utf8))
    return "\"" + hash.finalize().prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }

  var response: Response {
    var fields = headers
    fields[.contentType] = contentType
    fields[.contentLocation] = pinnedAddress
    return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: body)))
  }

  /// The answer to a request, or 304 where the caller has it already (RFC 9110, section 13.1.2).
  func response(to request: Request) -> Response {
    var answer = response
    let reach = isPrivate ? "private" : "public"
    answer.headers[.cacheControl] = isPinned ? "\(reach), max-age=31536000, immutable" : "\(reach), no-cache"
    answer.headers[.vary] = "Accept, Authorization"
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
