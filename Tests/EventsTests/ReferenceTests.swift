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
