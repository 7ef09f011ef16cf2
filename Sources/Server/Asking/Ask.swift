internal import Events
internal import Figures
internal import HTTPTypes
internal import Hummingbird

/// A question as it stands in a request: its path, its parameters, the form wanted and the caller.
struct Ask: Sendable {
  let path: String
  let items: [(name: String, value: String)]
  let form: Form
  let caller: Caller

  /// How an answer is printed.
  enum Form: String, CaseIterable, Sendable { case json, csv }

  /// - Parameter names: the parameters that the route knows beside `format`.
  /// - Throws: a `Refusal` for an unknown or repeated parameter, a `Problem` where no form is acceptable.
  init(_ request: Request, _ caller: Caller, _ names: [String]) throws {
    path = request.uri.path
    self.caller = caller
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
    }
    self.items = items.filter { $0.name != "format" }
    form = try Ask.form(items.first { $0.name == "format" }?.value, request.headers[values: .accept])
  }

  subscript(_ name: String) -> String? { items.first { $0.name == name }?.value }

  func required(_ name: String, _ example: String) throws(Refusal) -> String {
    guard let value = self[name], !value.isEmpty else {
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
    guard let number = Int(text), bounds.contains(number) else {
      throw Refusal(
        field: name, value: text, rule: "it is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)",
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
  /// - Throws: a 403 `Problem` where the caller may not see them.
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
  func pinned(_ answer: Answer, _ stand: Desk.Stand) -> Answer {
    var answer = answer
    answer.isPinned = stand.isPinned
    answer.isPrivate = caller.hasToken
    if !stand.isPinned {
      var items = items.filter { $0.name != "known-at" } + [(name: "known-at", value: "#\(stand.length)")]
      if form == .csv { items.append((name: "format", value: form.rawValue)) }
      answer.pinnedAddress = path + "?" + QueryText.text(items)
    }
    return answer
  }

  /// The form that is named, or else the one that the caller likes best (RFC 9110, section 12.5.1).
  private static func form(_ named: String?, _ accept: [String]) throws -> Form {
    if let named {
      guard let form = Form(rawValue: named) else {
        throw Refusal(
          field: "format", value: named, rule: "it is json or csv", remedy: "Write format=csv, or leave it out")
      }
      return form
    }
    guard let best = MediaRanges(accept).best(of: ["application/json", "text/csv"]) else {
      throw Problem(.notAcceptable, "The answer is JSON (application/json) or CSV (text/csv).")
    }
    return best == "text/csv" ? .csv : .json
  }
}
