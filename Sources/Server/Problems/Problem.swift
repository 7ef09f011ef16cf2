internal import Events
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import NIOHTTP1
internal import Questions

/// Why a request was not answered as asked (RFC 9457, Problem Details for HTTP APIs): `application/problem+json`, or a
/// page for a browser.
struct Problem: Error, HTTPResponseError {
  /// One item that was refused.
  struct Item: Sendable, Equatable {
    /// The position in what was sent, from 0; nil where the whole request is at fault.
    var index: Int?
    /// A JSON Pointer (RFC 6901) into the item, such as `/data/date`, or the name of a parameter.
    var pointer: String
    var refusal: Refusal
    /// Whether the rule begins with what is at fault, where no pointer can lead to it.
    var isNamed = false
  }

  var status: HTTPResponse.Status
  /// What happened, as a sentence for a person.
  var detail: String
  var errors: [Item] = []
  var headers: HTTPFields = [:]

  init(_ status: HTTPResponse.Status, _ detail: String, errors: [Item] = [], headers: HTTPFields = [:]) {
    self.status = status
    self.detail = detail
    self.errors = errors
    self.headers = headers
  }

  var json: JSONOutput {
    var members: [(String, JSONOutput)] = [
      ("type", .string("about:blank")), ("title", .string(status.reasonPhrase)), ("status", .whole(status.code)),
      ("detail", .string(detail)),
    ]
    if !errors.isEmpty { members.append(("errors", .array(errors.map(\.json)))) }
    return .object(members)
  }

  func response(from request: Request, context: some RequestContext) throws -> Response { response }

  var response: Response {
    var headers = headers
    headers[.contentType] = "application/problem+json"
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    return Response(
      status: status, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(string: Erasures.shown(json.text) + "\n")))
  }
}

extension Problem.Item {
  fileprivate var json: JSONOutput {
    let (field, rule) = (refusal.field(at: .address), refusal.rule(at: .address))
    return .object(
      [("index", index.map { .whole($0) } ?? .null), ("pointer", .string(pointer))] + placeInFile + [
        ("value", .string(refusal.value)),
        ("rule", .string(isNamed && !field.isEmpty ? field + ": " + rule : rule)),
        ("remedy", .string(refusal.remedy(at: .address))),
      ])
  }

  /// Where it stands in a file that was sent; nothing where none was.
  private var placeInFile: [(String, JSONOutput)] {
    guard !refusal.file.isEmpty else { return [] }
    var place = SheetPlace()
    if case .sheet(let named) = refusal.place { place = named } else { place.column = refusal.field(at: .address) }
    func text(_ text: String?) -> JSONOutput { text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null }
    func number(_ number: Int) -> JSONOutput { number > 0 ? .whole(number) : .null }
    return [
      ("file", .string(refusal.file)), ("sheet", text(place.sheet)), ("row", number(place.row)),
      ("line", number(refusal.line)), ("column", text(place.column)),
    ]
  }
}

extension Problem {
  /// What an error means for whoever asked a question.
  init(asking error: any Error) {
    switch error {
    case let problem as Problem: self = problem
    case let refusal as Refusal where refusal.mistake.isAbandoned: self = Problem.abandoned
    case is HTTPParserError:
      self.init(
        .badRequest, "The request is not as HTTP/1.1 has it: its length, its chunks or their coding cannot be read.",
        headers: [.connection: "close"])
    case let refusal as Refusal:
      let rule = refusal.rule(at: .address)
      let item = Item(index: nil, pointer: refusal.field(at: .address), refusal: refusal)
      self.init(.badRequest, rule.prefix(1).uppercased() + rule.dropFirst() + ".", errors: [item])
    case let error as LedgerError where error.code == .busy:
      self.init(.serviceUnavailable, error.message, headers: [.retryAfter: "1"])
    case let error as LedgerError where error.code == .unavailable:
      self.init(
        .serviceUnavailable, "This site has not seen everything that was recorded by then: ask again.",
        headers: [.retryAfter: "1"])
    case let error as LedgerError where error.code == .sharedClock:
      self.init(
        .serviceUnavailable,
        "The clock of this server's machine is ahead of the shared journal's, so it cannot be said what was recorded by then: "
          + "whoever runs the server sets the clock.",
        headers: [.retryAfter: "60"])
    case let error as LedgerError where error.code == .stopped:
      self.init(
        .serviceUnavailable,
        "This site does not go on with the shared journal before whoever runs it has seen to it, so it cannot be said what was "
          + "recorded by then; the server's log says why. A number of events (#N) is answered all the same.",
        headers: [.retryAfter: "60"])
    case let error as LedgerError where error.code == .exposed:
      self.init(
        .serviceUnavailable,
        "No token is believed now, as others may have changed what is kept of them: whoever runs the server finds in its "
          + "log what has to be done.",
        headers: [.retryAfter: "60"])
    case let error as HTTPError where error.status == .notFound:
      self.init(.notFound, "There is nothing at this address.")
    case let error as HTTPError:
      self.init(error.status, error.body ?? "The request cannot be answered.", headers: error.headers)
    default:
      self.init(.internalServerError, "The server failed; its log says how. Nothing was changed.")
    }
  }
}
