internal import Events

extension Document {
  /// The paper in Markdown (CommonMark with the tables of GitHub).
  package var markdown: String {
    var lines = ["# " + Document.plain(title), ""] + subtitle.map { Document.plain($0) + "  " }
    for section in sections { Document.append(section, level: 2, toMarkdown: &lines) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func append(_ section: Section, level: Int, toMarkdown lines: inout [String]) {
    lines += ["", String(repeating: "#", count: level) + " " + plain(section.title)]
    for block in section.blocks { append(block, toMarkdown: &lines) }
    for inner in section.sections { append(inner, level: level + 1, toMarkdown: &lines) }
  }

  private static func append(_ block: Block, toMarkdown lines: inout [String]) {
    switch block {
    case .paragraph(let text): lines += ["", plain(text)]
    case .lead(let text): lines += ["", "**" + plain(text) + "**"]
    case .list(let items): lines += items.isEmpty ? [] : [""] + items.map { "- " + plain($0) }
    case .facts(let facts): lines += [""] + facts.map { "- **\(plain($0.term))**: \(plain($0.text))" }
    case .codes(let codes):
      for code in codes { lines += ["", plain(code.term) + ":", "", "    " + TextSanitizer.line(code.code)] }
    case .table(let table): append(table, toMarkdown: &lines)
    case .chart(let chart, let table):
      append(table, toMarkdown: &lines)
      if !chart.line.isEmpty { lines += ["", "`" + TextSanitizer.line(chart.line) + "`"] }
    }
  }

  private static func append(_ table: Table, toMarkdown lines: inout [String]) {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    lines += ["", plain(table.caption), "", row(table.columns.map { plain($0.title) })]
    lines.append(row(table.columns.map { $0.alignment == .left ? ":---" : "---:" }))
    lines += table.rows.map { row($0.map { plain($0.text) }) }
  }

  /// A text of which Markdown makes nothing but text. A mark such as [b] stays as it is where it cannot become a link.
  private static func plain(_ text: String) -> String {
    // Scalars, as Markdown's characters are: a combining mark after one does not make it another.
    let scalars = Array(TextSanitizer.line(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isMarkup =
        switch scalar {
        case "[": !isMark(scalars[index...], isFirst: index == 0)
        case "&": scalars[(index + 1)...].first.map { $0.properties.isAlphabetic || $0 == "#" } ?? false
        case "\\", "`", "*", "_", "<", ">", "|", "~": true
        default: false
        }
      if isMarkup { result.append("\\") }
      result.append(scalar)
    }
    return withoutMarker(String(result))
  }

  /// Whether a text begins with a mark in square brackets that is no link, and where it is the first on its line, does
  /// not name the target of links.
  private static func isMark(_ text: ArraySlice<Unicode.Scalar>, isFirst: Bool) -> Bool {
    let next = text.dropFirst(3).first
    return text.dropFirst(2).first == "]" && next != "(" && next != "[" && !(isFirst && next == ":")
  }

  /// A line that begins as a heading or an item of a list does would become one.
  private static func withoutMarker(_ line: String) -> String {
    let digits = line.prefix { $0.isASCII && $0.isNumber }
    let marker = line.dropFirst(digits.count).prefix { digits.isEmpty ? "#+-=".contains($0) : ".)".contains($0) }
    let after = line.dropFirst(digits.count + marker.count).first
    guard !marker.isEmpty, after == " " || after == nil else { return line }
    return digits + "\\" + line.dropFirst(digits.count)
  }
}
