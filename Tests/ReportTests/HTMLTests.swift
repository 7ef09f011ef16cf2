import Events
import Figures
import Foundation
import FoundationXML
import Presentation
import TestSupport
import Testing

/// What a reader of the markup finds.
private final class Outline: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var headings: [Int] = []
  /// For each table what stands in it.
  private(set) var tables: [[String]] = []
  /// For each drawing the elements in it.
  private(set) var drawings: [[(name: String, attributes: [String: String])]] = []
  private var openTables = 0
  private var isInDrawing = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    elements.append((name, attributes))
    if name.count == 2, name.first == "h", let level = Int(name.dropFirst()) { headings.append(level) }
    if name == "table" { tables.append([]) }
    if name == "svg" {
      drawings.append([])
      isInDrawing = true
    }
    if !tables.isEmpty { tables[tables.count - 1].append(name + (attributes["scope"].map { " " + $0 } ?? "")) }
    if isInDrawing { drawings[drawings.count - 1].append((name, attributes)) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "svg" { isInDrawing = false }
  }
}

@Suite("The paper in HTML")
struct HTMLTests {
  let scratch = Scratch()

  private func outline(_ html: String) throws -> Outline {
    let outline = Outline()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = outline
    #expect(parser.parse(), "the file is well-formed: \(parser.parserError.map { "\($0)" } ?? "")")
    return outline
  }

  private func board() throws -> String { try World.board.ledger(scratch).report().html }

  @Test("it is well-formed, names its language and stands alone")
  func standsAlone() throws {
    let html = try board()
    let outline = try outline(html)
    #expect(outline.elements.first?.attributes["lang"] == "en-GB")
    let names = Set(outline.elements.map(\.name))
    #expect(names.isDisjoint(with: ["script", "link", "img", "iframe", "object"]))
    #expect(!html.contains("url(") && !html.contains("@import"))
    for element in outline.elements {
      for link in [element.attributes["href"], element.attributes["src"]].compactMap({ $0 }) {
        #expect(link.hasPrefix("#"))
      }
    }
  }

  @Test("it has its landmarks, and headings that skip no level")
  func landmarks() throws {
    let outline = try outline(board())
    for landmark in ["header", "nav", "main"] {
      #expect(outline.elements.count { $0.name == landmark } == 1)
    }
    #expect(outline.headings.first == 1 && outline.headings.count { $0 == 1 } == 1)
    for (before, after) in zip(outline.headings, outline.headings.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test("every id stands once, and every reference finds one")
  func identifiers() throws {
    let outline = try outline(board())
    let ids = outline.elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for element in outline.elements {
      for name in ["aria-labelledby", "aria-describedby"] {
        for id in element.attributes[name]?.split(separator: " ") ?? [] { #expect(ids.contains(String(id))) }
      }
      if let link = element.attributes["href"] { #expect(ids.contains(String(link.dropFirst()))) }
    }
  }

  @Test("every table has a caption and headers with a scope, every drawing a title, a description and a table")
  func tablesAndDrawings() throws {
    let outline = try outline(board())
    #expect(!outline.tables.isEmpty)
    for table in outline.tables {
      #expect(table.contains("caption") && table.contains("th col") && table.contains("th row"))
      #expect(!table.contains("th"))
    }
    #expect(outline.drawings.count == 7)
    for drawing in outline.drawings {
      #expect(drawing.prefix(3).map(\.name) == ["svg", "title", "desc"])
      #expect(drawing[0].attributes["role"] == "img")
    }
    let pairs = outline.elements.indices.filter { outline.elements[$0].attributes["class"] == "pair" }
    for start in pairs {
      let rest = outline.elements[start...].map(\.name)
      let table = try #require(rest.firstIndex(of: "table"))
      #expect(rest[..<table].count { $0 == "svg" } == 1)
    }
  }

  @Test("a table too wide for a phone says its roles, as its rows are laid out anew there")
  func roles() throws {
    let outline = try outline(board())
    let summary = try #require(outline.elements.firstIndex { $0.attributes["class"] == "stacked" })
    let rest = outline.elements[summary...].prefix { !["section", "p", "ul"].contains($0.name) }
    let roles = ["table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"]
    for element in rest where element.name != "span" && element.name != "caption" {
      let header = element.attributes["scope"] == "col" ? "columnheader" : "rowheader"
      #expect(element.attributes["role"] == roles[element.name] ?? header)
    }
    #expect(rest.count { $0.attributes["role"] == "cell" } == 4)
  }

  @Test("where versions judge consecutive periods together, the change-over is shaded, and the line through it dotted")
  func changeover() throws {
    let outline = try outline(board())
    let drawing = try #require(
      outline.drawings.first { $0[0].attributes["id"] == "indicator-marac-repeat-e10000018-series" })
    func number(_ element: (name: String, attributes: [String: String]), _ name: String) throws -> Double {
      try #require(element.attributes[name].flatMap(Double.init))
    }
    func places(_ line: (name: String, attributes: [String: String])) throws -> [Double] {
      try #require(line.attributes["points"]).split(separator: " ").compactMap {
        $0.split(separator: ",").first.flatMap { Double($0) }
      }
    }
    let shade = try #require(drawing.first { $0.attributes["class"] == "changeover" })
    let range = try number(shade, "x")...number(shade, "x") + number(shade, "width")
    let solid = drawing.filter { $0.name == "polyline" && $0.attributes["class"] == "value" }
    for line in solid { #expect(try places(line).allSatisfy { !range.contains($0) }) }
    let bridge = try #require(drawing.first { $0.name == "polyline" && $0.attributes["class"] == "bridge" })
    #expect(try places(bridge).count { range.contains($0) } >= 2)
    #expect(try board().contains("[b] Change of definition, shaded: several versions judge"))
  }

  @Test("a line stops at a break that no change-over lies between, and the break is marked")
  func breaks() {
    let months = (0..<6).map { Month(year: 2018, month: 3).adding(3 * $0) }
    var chart = LineChart(id: "c", title: "t", points: months.map { LineChart.Point(month: $0, value: 4) })
    chart.points[3].isBreak = true
    #expect(chart.runs == [[0, 1, 2], [3, 4, 5]] && chart.breaks == [3] && chart.changeovers.isEmpty)
    #expect(chart.svg().contains("class=\"boundary\"") && chart.svg().contains("[b] break in series"))
    (chart.points[2].isMixed, chart.points[3].isMixed, chart.points[4].isBreak) = (true, true, true)
    #expect(chart.runs == [[0, 1], [4, 5]] && chart.breaks.isEmpty && chart.changeovers == [2...3])
    #expect(chart.bridges == [[1, 2, 3, 4]])
  }

  @Test(
    "Markdown makes no link, list, heading or entity of a text, and leaves marks as they are",
    arguments: [
      ("[a](http://x)", #"\[a](http://x)"#), ("[a]: http://x", #"\[a]: http://x"#), ("[b](x)", #"\[b](x)"#),
      ("[b][x]", #"\[b][x]"#), ("changed [b]: 45% [b] [p]", "changed [b]: 45% [b] [p]"), ("[b]", "[b]"),
      ("1. x", #"1\. x"#), ("2019) x", #"2019\) x"#), ("2019/20 Q1. x", "2019/20 Q1. x"), ("1.5 x", "1.5 x"),
      ("# x", "\\# x"), ("- x", #"\- x"#), ("---", #"\---"#), ("−0.5 x", "−0.5 x"), ("&lt; &#60;", #"\&lt; \&#60;"#),
      ("a & b", "a & b"), ("<b> |\u{301} a_b *c* `d` ~e~", "\\<b\\> \\|\u{301} a\\_b \\*c\\* \\`d\\` \\~e\\~"),
    ])
  func markdown(text: String, expected: String) {
    let section = Document.Section(id: "a", title: "A", blocks: [.paragraph(text)])
    let lines = Document(title: "T", subtitle: [], sections: [section]).markdown.split(separator: "\n")
    #expect(lines == ["# T", "## A", Substring(expected)])
  }

  @Test("what would be markup is text")
  func escaping() throws {
    var world = World()
    world.define(
      "odd",
      #""title":"A <b>\"bold\"</b> & odd\u0001 | title","outcome":"<script>alert(1)</script>","effective":"2010-04-01","count":{"records":"crime"},"caveats":["]]> --> <"]"#
    )
    world.crimes(20, "2019-05", 0)
    let report = try world.ledger(scratch).report()
    let outline = try outline(report.html)
    #expect(!outline.elements.contains { ["b", "script"].contains($0.name) })
    #expect(report.html.contains("A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; odd\u{FFFD} | title"))
    #expect(report.markdown.contains(#"A \<b\>"bold"\</b\> & odd"#))
    #expect(report.markdown.contains(#"\| title"#))
    #expect(!report.text.unicodeScalars.contains("\u{1}"))
  }
}
