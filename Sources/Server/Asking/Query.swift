internal import Events
internal import Figures
internal import HTTPTypes
internal import Hummingbird
internal import Questions
internal import Snapshots

/// A question as it stands in a request: its path, its parameters, the form wanted and the caller.
struct Query: Sendable {
  /// As it came, but with single slashes.
  let path: String
  /// What the path names, decoded: an indicator, a quarter; empty where it names nothing.
  let subject: String
  /// The indicator that the path names; nil where it names none.
  private let indicator: String?
  let parameters: QuestionParameters
  private(set) var form: Form
  let caller: Caller
  private let presence: Presence?

  /// How an answer is printed.
  enum Form: String, CaseIterable, Sendable {
    case json, csv, csvm, svg, markdown, lines, batch, stream

    var mediaType: String {
      switch self {
      case .json: "application/json"
      case .csv: "text/csv"
      case .csvm: "application/csvm+json"
      case .svg: "image/svg+xml"
      case .markdown: "text/markdown"
      case .lines: "application/x-ndjson"
      case .batch: "application/cloudevents-batch+json"
      case .stream: "text/event-stream"
      }
    }
  }

  /// - Throws: a `Refusal` for an unknown, repeated or empty parameter, a `Problem` where no form is acceptable.
  init(_ request: Request, _ context: CallContext, _ names: [Parameter], forms: [Form] = [.json]) throws {
    // Two slashes at its beginning would name another server.
    path = "/" + request.uri.path.split(separator: "/").joined(separator: "/")
    caller = context.caller
    presence = context.presence
    guard let subject = URLCoding.decoded(context.parameters.first?.value ?? "") else {
      throw Problem(.badRequest, "The address is not UTF-8 in percent-encoding.")
    }
    self.subject = subject
    indicator = context.parameters.get("indicator") == nil ? nil : subject
    parameters = try QuestionParameters(
      URLCoding.items(request.uri.query ?? ""), names + [.format], on: .interface)
    form = try Query.form(parameters, request.headers[values: .accept], of: forms)
  }

  /// Ends the work on a question whose caller has gone away: it is called as the work goes on.
  func goOn(_ done: Int, of all: Int) throws(Refusal) { try goOn() }

  /// The same where the work has no parts to be counted.
  func goOn() throws(Refusal) {
    if let presence, !presence.isThere { throw Refusal(.whole, QuestionMistake.abandoned) }
  }

  /// The parameters that say what is asked, whatever the form.
  private var asked: [QuestionParameters.Item] { parameters.items(without: .format) }

  /// Whether small numbers are asked for.
  /// - Throws: a 401 or 403 `Problem` where the caller may not see them.
  var disclose: Bool {
    get throws { try disclosing(indicator.map { [$0] } ?? []) }
  }

  /// Whether small numbers of some indicators are asked for; of none, those of all.
  /// - Throws: a 401 or 403 `Problem` where the caller may not see them.
  func disclosing(_ indicators: [String]) throws -> Bool {
    guard let text = parameters[.disclose] else { return false }
    guard text == "1" else { throw Refusal(.parameter(.disclose), value: text, InterfaceMistake.notDisclosing) }
    if indicators.isEmpty { try caller.checkMayDisclose() }
    for indicator in indicators { try caller.checkMayDisclose(indicator) }
    return true
  }

  /// The answer, with the address that has it whatever is appended but erasures: none where that may not be asked for.
  /// - Parameter details: how exactly the caller is told what is in the answer.
  func pinned(_ answer: Reply, _ known: ResolvedSnapshot, _ details: [Detail] = []) -> Reply {
    guard access(known.view).isLasting(known.length, details) else {
      return pinned(answer, known.view, isPinned: true, at: [])
    }
    return pinned(answer, known.view, isPinned: known.isPinned, at: [(.knownAt, KnownAt(length: known.length).text)])
  }

  /// The answer, with the address that has it whatever is appended but erasures.
  /// - Parameter pins: the parameters of that address.
  func pinned(
    _ answer: Reply, _ view: LedgerView, isPinned: Bool, at pins: [(parameter: Parameter, value: String)]
  ) -> Reply {
    var answer = answer
    answer.erasureCount = view.erased.parties.count
    if !isPinned {
      let names = pins.map(\.parameter.name)
      answer.pinnedAddress = address(
        asked.filter { !names.contains($0.name) } + pins.map { ($0.parameter.name, $0.value) })
    }
    return answer
  }

  /// The address of this question in another form.
  func address(as form: Form) -> String { address(asked, as: form) }

  /// The address of this form with other parameters.
  func address(_ items: [QuestionParameters.Item]) -> String { address(items, as: form) }

  private func address(_ items: [QuestionParameters.Item], as form: Form) -> String {
    let query = items + [(Parameter.format.name, form.rawValue)]
    return URLCoding.path(path) + "?" + URLCoding.query(query, keeping: URLCoding.readable)
  }

  /// The same question, to be answered in another form.
  func `as`(_ form: Form) -> Query {
    var query = self
    query.form = form
    return query
  }

  /// The form that is named, or else the one that the caller likes best (RFC 9110, section 12.5.1).
  private static func form(_ parameters: QuestionParameters, _ accept: [String], of forms: [Form]) throws -> Form {
    if let form = try parameters.word(.format, of: forms.map(\.rawValue)).flatMap(Form.init) { return form }
    guard let best = MediaRanges(accept).best(of: forms.map(\.mediaType)),
      let form = forms.first(where: { $0.mediaType == best })
    else {
      throw Problem(.notAcceptable, "The answer is there as \(forms.map(\.mediaType).joined(separator: ", ")).")
    }
    return form
  }
}
