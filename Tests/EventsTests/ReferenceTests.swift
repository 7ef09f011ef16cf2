import Events
import Foundation
import Testing

/// A document of the repository, taken apart by its lines.
struct MarkdownText {
  /// A row of a table: its cells, trimmed.
  typealias Row = [String]

  private let lines: [Substring]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  init(path: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    self.init(String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self))
  }

  private init(_ lines: ArraySlice<Substring>) { self.lines = Array(lines) }

  /// What stands below each heading of a level, up to the next of it.
  func sections(level: Int) -> [(title: String, text: MarkdownText)] {
    let mark = String(repeating: "#", count: level) + " "
    let starts = lines.indices.filter { lines[$0].hasPrefix(mark) }
    return zip(starts, starts.dropFirst() + [lines.count]).map { start, end in
      (String(lines[start].dropFirst(mark.count)), MarkdownText(lines[(start + 1)..<end]))
    }
  }

  /// The text in the fences of a language.
  func blocks(_ language: String) -> [String] {
    var (blocks, block): ([String], [Substring]?) = ([], nil)
    for line in lines {
      if let inside = block {
        if line == "```" {
          blocks.append(inside.joined(separator: "\n"))
          block = nil
        } else {
          block = inside + [line]
        }
      } else if line == "```" + language {
        block = []
      }
    }
    return blocks
  }

  /// The rows of the tables whose first column has a heading.
  func rows(_ heading: String) -> [Row] {
    var (rows, isTable): ([Row], Bool) = ([], false)
    for line in lines {
      guard line.hasPrefix("|") else {
        isTable = false
        continue
      }
      let cells = line.dropFirst().split(separator: "|").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if isTable, !line.hasPrefix("|---") { rows.append(cells) }
      if cells.first == heading { isTable = true }
    }
    return rows
  }
}

extension String {
  /// What stands between backticks.
  var quoted: [String] { matches(of: /`([^`]+)`/).map { String($0.1) } }
}

@Suite("The reference of events")
struct ReferenceTests {
  private static let document = Result { try MarkdownText(path: "Events/README.md") }

  /// The sections of types: the title is the type between backticks.
  private static func types(_ document: MarkdownText) -> [(title: String, text: MarkdownText)] {
    document.sections(level: 4).compactMap { section in
      section.title.quoted.first.map { ($0, section.text) }
    }
  }

  @Test("every type has one section, and no section is of another")
  func types() throws {
    let titles = Self.types(try Self.document.get()).map(\.title)
    #expect(titles.sorted() == EventType.allCases.map(\.rawValue).sorted())
  }

  @Test("the table of a type has its fields in their order, and says which are required")
  func fields() throws {
    for section in Self.types(try Self.document.get()) {
      let rule = try #require(EventType(rawValue: section.title)?.rule)
      let rows = section.text.rows("field")
      #expect(rows.map { $0[0] } == rule.fields.map { "`\($0.name)`" }, "\(section.title)")
      #expect(rows.map { $0[1] } == rule.fields.map { $0.isRequired ? "yes" : "no" }, "\(section.title)")
      #expect(rows.allSatisfy { $0.count == 4 && !$0[2].isEmpty && !$0[3].isEmpty }, "\(section.title)")
    }
  }

  @Test("the words that a field is one of stand in its row")
  func choices() throws {
    for section in Self.types(try Self.document.get()) {
      let rule = try #require(EventType(rawValue: section.title)?.rule)
      for (row, field) in zip(section.text.rows("field"), rule.fields) {
        guard case .word(let words) = field.value else { continue }
        #expect(row[2].quoted == words, "\(section.title): \(field.name)")
      }
    }
  }

  @Test("every type has an example of itself, and every example is taken")
  func examples() throws {
    let document = try Self.document.get()
    for section in Self.types(document) {
      let types = try section.text.blocks("json").map { block in
        var reader = EventReader()
        try reader.read(Array(block.utf8)[...])
        try reader.check()
        return reader.rule.type.rawValue
      }
      #expect(types == [section.title], "\(section.title)")
    }
    for block in document.blocks("json") { #expect(refusal(block) == nil, "\(block)") }
  }

  @Test("an example shows every field that is required, and the attributes of what it opens")
  func shownFields() throws {
    for section in Self.types(try Self.document.get()) {
      let rule = try #require(EventType(rawValue: section.title)?.rule)
      let block = try #require(section.text.blocks("json").first)
      for field in rule.fields where field.isRequired || field.name == "attributes" {
        #expect(block.contains("\"\(field.name)\": "), "\(section.title): \(field.name)")
      }
    }
  }

  @Test("the attributes that the ledger asks for are marked as required")
  func attributes() throws {
    let rows = try Self.document.get().rows("attribute")
    let required = rows.filter { $0[1] == "yes" }.flatMap { $0[0].quoted }
    #expect(Set(required) == ["specversion", "id", "source", "type", "subject", "data"])
    let event = #""specversion":"1.0","id":"1","source":"s","type":"party.erased","subject":"p","data":{}"#
    #expect(refusal("{\(event)}") == nil)
    for name in required {
      let others = event.split(separator: ",").filter { !$0.hasPrefix("\"\(name)\":") }
      #expect(refusal("{\(others.joined(separator: ","))}")?.field == name, "\(name)")
    }
  }

  @Test("sections, tables and blocks are found where they stand")
  func madeUp() {
    let text = MarkdownText(
      "## a\n| f | g |\n|---|---|\n| `b` | c |\n\n| h | i |\n|---|---|\n| j | k |\n## d\n```x\n1\n2\n```\n```y\n3\n```")
    #expect(text.sections(level: 2).map(\.title) == ["a", "d"])
    #expect(text.sections(level: 2)[0].text.rows("f") == [["`b`", "c"]])
    #expect(text.rows("h") == [["j", "k"]] && text.rows("a").isEmpty)
    #expect(text.blocks("x") == ["1\n2"] && text.blocks("y") == ["3"])
    #expect("`b`, `c d`".quoted == ["b", "c d"])
  }
}

@Suite("The reference of definitions")
struct DefinitionReferenceTests {
  private static let document = Result { try MarkdownText(path: "Projections/Definitions/README.md") }

  /// The keys that are known in each map where one is met that is not.
  private static func knownKeys(_ text: String) throws -> [[String]] {
    try #require(try definitionRefusal(text)).each.compactMap { refusal in
      guard case .unknownKey(let known, _) = refusal.mistake as? DefinitionMistake else { return nil }
      return known
    }
  }

  /// A definition with a key in each of its maps that none of them knows.
  private static let unknown = """
    x: 1
    indicator: a
    version: 1
    title: A
    effective: 2018-04-01
    measure: percentage
    count:
      x: 1
      records: marac
      preceded: { records: marac, by: party, within: 12 months, x: 1 }
      weights: { by: risk, values: { high: 2 }, x: 1 }
    of: { records: marac, x: 1 }
    threshold: { upper: 40, x: 1 }
    disclosure: { suppressBelow: 5, x: 1 }
    """

  @Test("every example is a definition")
  func examples() throws {
    let blocks = try Self.document.get().blocks("yaml")
    #expect(blocks.count >= 9)
    for block in blocks { #expect(try definitionRefusal(block) == nil, "\(block)") }
    let measures = Set(try blocks.map { try definition($0).measure })
    #expect(measures == Set(Definition.Measure.allCases))
  }

  @Test("every key of every map has a row")
  func keys() throws {
    let known = try Self.knownKeys(Self.unknown)
    #expect(known.count == 7)
    let rows = Set(try Self.document.get().rows("key").flatMap { $0[0].quoted })
    for keys in known { for key in keys { #expect(rows.contains(key), "\(key)") } }
    #expect(rows == Set(known.joined()), "a row of a key that there is not")
  }

  @Test("a key is marked as required where it is missed")
  func required() throws {
    let least = ["indicator: a", "version: 1", "title: A", "effective: 2018-04-01", "measure: percentage"]
    let whole = least + ["count: { records: crime }", "of: { records: crime }"]
    #expect(try definitionRefusal(whole.joined(separator: "\n")) == nil)
    let section = try #require(try Self.document.get().sections(level: 2).first { $0.title == "Keys" })
    let top = try #require(try Self.knownKeys(Self.unknown).first)
    let rows = section.text.rows("key").prefix(top.count)
    #expect(Set(rows.flatMap { $0[0].quoted }) == Set(top))
    for row in rows {
      let key = try #require(row[0].quoted.first)
      let without = whole.filter { !$0.hasPrefix(key + ":") }
      let isMissed = without.count < whole.count
      #expect(row[1].hasPrefix("required") == isMissed, "\(key)")
      if isMissed { #expect(try definitionRefusal(without.joined(separator: "\n"))?.field == "definition." + key) }
    }
  }

  @Test("the defaults are those of a definition that leaves them out")
  func defaults() throws {
    let least = try definition(
      "{indicator: a, version: 1, title: A, effective: 2018-04-01, measure: count, count: {records: crime}}")
    var rows: [String: String] = [:]
    for row in try Self.document.get().rows("key").reversed() { rows[row[0].quoted.first ?? ""] = row[1] }
    #expect(rows["policy"] == "`\(least.policy.rawValue)`" && rows["previous"] == "`\(least.previous.rawValue)`")
    #expect(rows["over"] == "`\(least.over)`" && rows["polarity"] == "`\(least.polarity.rawValue)`")
    #expect(rows["per"] == "\(least.per)" && rows["decimals"] == "\(least.decimals)")
    #expect(rows["window"] == "`12 months`" && least.window == .months(12))
    for key in ["feeds", "disclosure", "threshold", "area", "outcome", "reason", "source", "caveats"] {
      #expect(rows[key] == "–", "\(key)")
    }
  }

  @Test("every kind of record has its fields, and every test is one")
  func tests() throws {
    let document = try Self.document.get()
    let kinds = document.rows("kind")
    #expect(kinds.map { $0[0].quoted } == RecordKind.allCases.map { [$0.word] })
    for (row, kind) in zip(kinds, RecordKind.allCases) {
      #expect(row[1].quoted == kind.fields.filter { $0 != .attributes }.map(\.rawValue), "\(kind)")
    }
    let tests = document.rows("test").flatMap { $0[0].quoted }
    #expect(tests.count == 7)
    for test in tests {
      let field = test.prefix { $0 != ":" && $0 != "." }
      let kind = try #require(RecordKind.allCases.first { $0.fields.map(\.rawValue).contains(String(field)) })
      let text = """
        {indicator: a, version: 1, title: A, effective: 2018-04-01, measure: count,
         count: {records: \(kind.word), where: {\(test)}}}
        """
      #expect(try definitionRefusal(text) == nil, "\(test)")
    }
    for key in ["not", "atLeast", "atMost", "all"] { #expect(tests.contains { $0.contains(key + ":") }, "\(key)") }
  }
}
