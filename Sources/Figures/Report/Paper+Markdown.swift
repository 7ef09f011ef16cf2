internal import Events

extension Paper {
  /// The paper in Markdown (CommonMark with the tables of GitHub).
  package var markdown: String {
    var lines = ["# " + Paper.plain(title), ""] + subtitle.map { Paper.plain($0) + "  " }
    for section in sections { Paper.append(section, level: 2, toMarkdown: &lines) }
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
      for code in codes { lines += ["", plain(code.term) + ":", "", "    " + Markup.printable(code.code)] }
    case .table(let table): append(table, toMarkdown: &lines)
    case .chart(let chart, let table):
      append(table, toMarkdown: &lines)
      if !chart.line.isEmpty { lines += ["", "`" + Markup.printable(chart.line) + "`"] }
    }
  }

  private static func append(_ table: Table, toMarkdown lines: inout [String]) {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    lines += ["", plain(table.caption), "", row(table.columns.map { plain($0.title) })]
    lines.append(row(table.columns.map { $0.alignment == .left ? ":---" : "---:" }))
    lines += table.rows.map { row($0.map { plain($0.text) }) }
  }

  /// A text of which Markdown makes nothing but text.
  private static func plain(_ text: String) -> String {
    var result = ""
    for character in Markup.printable(text) {
      if "\\`*_<>|~".contains(character) { result.append("\\") }
      result.append(character)
    }
    // A line that begins as a list or a heading does would become one.
    let marker = result.prefix { "#+-".contains($0) }
    if !marker.isEmpty, result.dropFirst(marker.count).first == " " { result = "\\" + result }
    return result
  }
}
