internal import Events
internal import HTTPTypes
internal import Hummingbird

/// An event in the binary mode of the CloudEvents HTTP binding (section 3.1), put together as JSON.
///
/// All attributes are strings then. `datacontenttype` is what `Content-Type` says, as it is given; it is left out of the
/// JSON where its absence says the same.
enum BinaryEvent {
  private static let prefix = "ce-"

  /// - Throws: a 400 `Problem` that names every header, or the body, that cannot be read.
  static func json(_ headers: HTTPFields, _ body: [UInt8]) throws(Problem) -> [UInt8] {
    var members: [(String, JSONOutput)] = []
    var items: [Problem.Item] = []
    for field in headers {
      let header = field.name.canonicalName
      guard header.hasPrefix(prefix) else { continue }
      let name = String(header.dropFirst(prefix.count))
      do throws(Refusal) {
        members.append((name, .string(try value(field.value, of: name, after: members))))
      } catch {
        items.append(Problem.Item(index: 0, pointer: JSONPointer.text([name]), refusal: error))
      }
    }
    if let type = headers[.contentType], !isUsual(type) { members.append(("datacontenttype", .string(type))) }
    if !body.isEmpty {
      var document = JSONDocument()
      do {
        try document.read(body[...])
      } catch {
        items.append(Problem.Item(index: 0, pointer: "/data", refusal: error.refusal(of: body), isNamed: true))
      }
      members.append(("data", .raw(body)))
    }
    guard items.isEmpty else {
      throw Problem(.badRequest, "The event cannot be read from its headers and its body.", errors: items)
    }
    var json: [UInt8] = []
    JSONOutput.object(members).write(to: &json)
    return json
  }

  /// Whether a type says that the data are JSON in UTF-8, and nothing else.
  private static func isUsual(_ type: String) -> Bool {
    let text = type.filter { $0 != " " && $0 != "\t" && $0 != "\"" }.lowercased()
    return ["application/json", "application/json;charset=utf-8"].contains(text)
  }

  private static func value(
    _ text: String, of name: String, after members: [(String, JSONOutput)]
  ) throws(Refusal) -> String {
    func refused(_ mistake: MessageMistake) -> Refusal { Refusal(.field(name), value: text, mistake) }
    if name == "datacontenttype" || name == "data" { throw refused(.notHeader(name)) }
    guard !members.contains(where: { $0.0 == name }) else { throw refused(.headerTwice(name)) }
    guard let value = HeaderParser.decoded(text) else { throw refused(.headerNotEncoded) }
    return value
  }
}
