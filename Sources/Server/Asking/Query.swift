internal import Events
internal import HTTPTypes
internal import Hummingbird

/// A question as it stands in a request: its path, its parameters, the form wanted and the caller.
struct Query: Sendable {
  /// As it came, but with single slashes.
  let path: String
  /// What the path names, decoded: an indicator, a quarter; empty where it names nothing.
  let subject: String
  let items: [(name: String, value: String)]
  private(set) var form: Form
  let caller: Caller

  /// How an answer is printed.
  enum Form: String, CaseIterable, Sendable {
    case json, csv, csvm, markdown, lines, batch, stream

    var mediaType: String {
      switch self {
      case .json: "application/json"
      case .csv: "text/csv"
      case .csvm: "application/csvm+json"
      case .markdown: "text/markdown"
      case .lines: "application/x-ndjson"
      case .batch: "application/cloudevents-batch+json"
      case .stream: "text/event-stream"
      }
    }
  }

  /// - Throws: a `Refusal` for an unknown, repeated or empty parameter, a `Problem` where no form is acceptable.
  init(_ request: Request, _ context: CallContext, _ names: [String], forms: [Form] = [.json]) throws {
    // Two slashes at its beginning would name another server.
    path = "/" + request.uri.path.split(separator: "/").joined(separator: "/")
    caller = context.caller
    guard let subject = QueryText.decoded(Substring(context.parameters.first?.value ?? "")) else {
      throw Problem(.badRequest, "The address is not UTF-8 in percent-encoding.")
    }
    self.subject = subject
    let items = try QueryText.items(request.uri.query ?? "")
    let all = names + ["format"]
    for (index, item) in items.enumerated() {
      guard all.contains(item.name) else {
        throw Refusal(
          field: item.name, value: item.value, rule: "this address has no such parameter",
          remedy: "Its parameters are \(all.joined(separator: ", "))")
      }
      guard !items[..<index].contains(where: { $0.name == item.name }) else {
        throw Refusal(field: item.name, value: item.value, rule: "the parameter stands twice", remedy: "Give it once")
      }
      guard !item.value.isEmpty else {
        throw Refusal(field: item.name, rule: "the parameter is empty", remedy: "Give it a value, or leave it out")
      }
    }
    self.items = items.filter { $0.name != "format" }
    form = try Query.form(items.first { $0.name == "format" }?.value, request.headers[values: .accept], of: forms)
  }

  subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

  func required(_ name: String, _ example: String) throws(Refusal) -> String {
    guard let value = self[name] else {
      throw Refusal(field: name, rule: "the parameter is missing", remedy: "Give \(name)=\(example)")
    }
    return value
  }

  func month(_ name: String) throws(Refusal) -> Month {
    let text = try required(name, "2019-06")
    guard let month = Month(orQuarter: text) else {
      throw Refusal(
        field: name, value: text, rule: "it is a month, or a quarter of a financial year",
        remedy: "Write 2019-06, or 2019/20 Q1 for April to June 2019")
    }
    return month
  }

  func number(_ name: String, in bounds: ClosedRange<Int>) throws(Refusal) -> Int? {
    guard let text = self[name] else { return nil }
    guard text.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(text), bounds.contains(number) else {
      throw Refusal(
        field: name, value: text,
        rule: bounds.upperBound == Int.max
          ? "it is a whole number from \(bounds.lowerBound)"
          : "it is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
        remedy: "Write digits only, or leave it out")
    }
    return number
  }

  func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Refusal) -> Word? {
    guard let text = self[name] else { return nil }
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal(field: name, value: text, rule: "it is one of \(words)", remedy: "Choose one, or leave it out")
    }
    return word
  }

  /// Whether small numbers are asked for.
  /// - Throws: a 401 or 403 `Problem` where the caller may not see them.
  var disclose: Bool {
    get throws {
      guard let text = self["disclose"] else { return false }
      guard text == "1" else {
        throw Refusal(field: "disclose", value: text, rule: "it is 1 or is not there", remedy: "Write disclose=1")
      }
      guard caller.mayDisclose else { throw Problem.lacks("disclose", caller) }
      return true
    }
  }

  /// The answer with what a cache may do with it.
  func pinned(_ answer: Reply, _ stand: Desk.Stand) -> Reply {
    pinned(answer, isPinned: stand.isPinned, at: [(name: "known-at", value: "#\(stand.length)")])
  }

  /// The answer with what a cache may do with it.
  /// - Parameter pins: the parameters of the address that has the same answer for ever.
  func pinned(_ answer: Reply, isPinned: Bool, at pins: [(name: String, value: String)]) -> Reply {
    var answer = answer
    answer.isPinned = isPinned
    answer.isPrivate = caller.hasToken
    if !isPinned {
      let names = pins.map(\.name)
      answer.pinnedAddress = address(items.filter { !names.contains($0.name) } + pins)
    }
    return answer
  }

  /// The address of this form with other parameters.
  func address(_ items: [(name: String, value: String)]) -> String { address(items, as: form) }

  /// The address of another form.
  func address(_ items: [(name: String, value: String)], as form: Form) -> String {
    QueryText.path(path) + "?" + QueryText.text(items + [(name: "format", value: form.rawValue)])
  }

  /// The same question, to be answered in another form.
  func `as`(_ form: Form) -> Query {
    var ask = self
    ask.form = form
    return ask
  }

  /// The form that is named, or else the one that the caller likes best (RFC 9110, section 12.5.1).
  private static func form(_ named: String?, _ accept: [String], of forms: [Form]) throws -> Form {
    if let named {
      guard let form = forms.first(where: { $0.rawValue == named }) else {
        throw Refusal(
          field: "format", value: named, rule: "it is one of \(forms.map(\.rawValue).joined(separator: ", "))",
          remedy: "Choose one, or leave it out")
      }
      return form
    }
    guard let best = MediaRanges(accept).best(of: forms.map(\.mediaType)),
      let form = forms.first(where: { $0.mediaType == best })
    else {
      throw Problem(.notAcceptable, "The answer is there as \(forms.map(\.mediaType).joined(separator: ", ")).")
    }
    return form
  }
}
