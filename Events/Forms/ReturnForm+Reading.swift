/// Reading and validating a return form from YAML or JSON: unknown keys, missing keys and impossible tests are refused, all of
/// them at once, each with its line.
extension ReturnForm {
  private static let keys = ["form", "title", "window", "feeds", "rows"]

  /// The form in a file.
  /// - Throws: a `Refusal` naming line, key, value and rule; with others where more is at fault.
  package init(_ text: [UInt8]) throws(Refusal) {
    let documents = try DocumentFile.read(text, of: .form)
    do throws(Refusal) {
      guard documents.count == 1 else { throw Refusal(.field("form"), FormMistake.severalForms) }
      try self.init(documents[0])
    } catch {
      let located = DocumentFile.located(error, document: 0, of: .form, in: text)
      throw Refusal(together: located.each.sorted { $0.line < $1.line }) ?? located
    }
  }

  private init(_ document: JSONDocument) throws(Refusal) {
    let reader = try ObjectReader(document, document.root, path: "form", keys: ReturnForm.keys)
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    name = faults.take { () throws(Refusal) in try reader.required("form", .path) { document.string($0) } } ?? ""
    title = faults.take { () throws(Refusal) in try reader.required("title", .text) { document.string($0) } } ?? ""
    let window = faults.take { () throws(Refusal) in
      guard let node = reader.node("window") else { return Window.quarter }
      return try reader.window(node)
    }
    self.window = window ?? .quarter
    let feeds = faults.take { () throws(Refusal) in try reader.node("feeds").map(reader.feeds) } ?? nil
    var rows: [Row] = []
    if let node = reader.node("rows"), document.kind(node) == .array,
      document.elements(node).contains(where: { _ in true })
    {
      for (index, element) in document.elements(node).enumerated() {
        let row = faults.take { () throws(Refusal) in
          try FormRowReader(document, element, position: index + 1, window: window ?? .quarter, feeds: feeds).row
        }
        if let row { rows.append(row) }
      }
    } else {
      faults.add(reader.node("rows") == nil ? reader.missing("rows") : Refusal(.field("form.rows"), FormMistake.noRows))
    }
    self.rows = rows
    try faults.end()
  }
}

/// Reads one row of a return form.
private struct FormRowReader {
  private static let keys = ["heading", "text", "count", "indicator", "part", "breakdown", "values", "otherwise"]

  private let document: JSONDocument
  private let reader: ObjectReader
  private let position: Int
  private let window: Window
  private let feeds: [Definition.FeedChoice]?

  init(
    _ document: JSONDocument, _ node: Int, position: Int, window: Window, feeds: [Definition.FeedChoice]?
  ) throws(Refusal) {
    (self.document, self.position, self.window, self.feeds) = (document, position, window, feeds)
    reader = try ObjectReader(document, node, path: "form.rows[\(position)]", keys: FormRowReader.keys)
    try reader.refuseUnknownKeys()
  }

  var row: ReturnForm.Row {
    get throws(Refusal) { ReturnForm.Row(content: try content, position: position) }
  }

  private var content: ReturnForm.Content {
    get throws(Refusal) {
      let kinds = ["heading", "breakdown", "indicator", "count"].filter { reader.node($0) != nil }
      guard let kind = kinds.first else { throw Refusal(.field(reader.path), FormMistake.noContent) }
      let allowed: [String] =
        switch kind {
        case "heading": ["heading"]
        case "breakdown": ["breakdown", "count", "values", "otherwise"]
        case "indicator": ["indicator", "text", "part"]
        default: ["count", "text"]
        }
      if let other = reader.names.first(where: { !allowed.contains($0) }) {
        throw fault(other, .notBeside(kind))
      }
      switch kind {
      case "heading": return .heading(try text("heading"))
      case "breakdown": return .breakdown(try breakdown)
      case "indicator":
        let part: ReturnForm.Part? = try reader.choice("part")
        let indicator = try reader.required("indicator", .path) { document.string($0) }
        return .indicator(indicator, text: try reader.optional("text", .text) { document.string($0) }, part ?? .value)
      default:
        let text = try text("text")
        return .count(ReturnForm.Line(text: text, definition: try definition(text, adding: nil)))
      }
    }
  }

  private func text(_ key: String) throws(Refusal) -> String {
    try reader.required(key, .text) { document.string($0) }
  }

  private func fault(_ key: String, _ mistake: FormMistake) -> Refusal {
    let value = reader.node(key).map { ObjectReader.text(document, $0) } ?? ""
    return Refusal(.field(reader.path + "." + key), value: value, mistake)
  }

  // MARK: Breakdowns

  private var breakdown: [ReturnForm.Line] {
    get throws(Refusal) {
      let field = try text("breakdown")
      guard let values = reader.node("values") else { throw reader.missing("values") }
      guard document.kind(values) == .object, document.members(values).contains(where: { _ in true }) else {
        throw fault("values", .noValues)
      }
      guard reader.node("count") != nil else { throw reader.missing("count") }
      var lines: [ReturnForm.Line] = []
      var names: [JSONOutput] = []
      for member in document.members(values) {
        let name = document.string(member)
        guard document.kind(member + 1) == .string else {
          throw Refusal(
            .field(reader.path + ".values." + name), value: ObjectReader.text(document, member + 1),
            FormMistake.noText)
        }
        let text = document.string(member + 1)
        names.append(.string(name))
        lines.append(
          ReturnForm.Line(text: text, definition: try definition(text, adding: (field, .string(name)))))
      }
      if let otherwise = try reader.optional("otherwise", .text, { document.string($0) }) {
        let test = JSONOutput.object([("not", .array(names))])
        lines.append(ReturnForm.Line(text: otherwise, definition: try definition(otherwise, adding: (field, test))))
      }
      return lines
    }
  }

  // MARK: What is counted

  /// A definition that counts what the row says, perhaps with one test more.
  private func definition(
    _ title: String, adding test: (field: String, test: JSONOutput)?
  ) throws(Refusal) -> Definition {
    guard let node = reader.node("count") else { throw reader.missing("count") }
    let count = try counting(node, adding: test)
    guard let first = CivilDate("1900-01-01") else { preconditionFailure("It is a date.") }
    return Definition(
      indicator: "form", version: 1, title: title, outcome: nil, effective: first, policy: .prospective, reason: nil,
      measure: .count, count: count, of: nil, window: window, per: ExactDecimal(1000), over: Definition.residents,
      polarity: .neither, threshold: nil, decimals: 0, disclosure: .suppressBelow(5), feeds: feeds, area: nil,
      previous: .windowBefore, unit: nil, source: nil, caveats: [])
  }

  private func counting(
    _ node: Int, adding test: (field: String, test: JSONOutput)?
  ) throws(Refusal) -> Counting {
    let path = reader.path + ".count"
    guard let test else { return try Counting(document, node, path: path, isCount: true) }
    guard document.kind(node) == .object else { return try Counting(document, node, path: path, isCount: true) }
    var members: [(String, JSONOutput)] = []
    var tests: [(String, JSONOutput)] = []
    for member in document.members(node) {
      let name = document.string(member)
      if name == "where", document.kind(member + 1) == .object {
        tests = document.members(member + 1).map { (document.string($0), copy($0 + 1)) }
      } else {
        members.append((name, copy(member + 1)))
      }
    }
    guard !tests.contains(where: { $0.0 == test.field }) else { throw fault("breakdown", .fieldTwice) }
    members.append(("where", .object(tests + [test])))
    var json: [UInt8] = []
    JSONOutput.object(members).write(to: &json)
    var merged = JSONDocument()
    guard (try? merged.read(json[...])) != nil else { preconditionFailure("What was written of JSON is JSON.") }
    return try Counting(merged, merged.root, path: path, isCount: true)
  }

  private func copy(_ node: Int) -> JSONOutput {
    var json: [UInt8] = []
    CanonicalJSON.write(document, node, to: &json)
    return .raw(json)
  }
}
