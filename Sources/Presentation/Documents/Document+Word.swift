internal import Events

extension Document {
  /// The paper as pandoc takes it for a Word file: HTML in which tables say how wide their columns are, and stand in place of
  /// charts. Contents lead to their headings where the paper is long.
  package var wordSource: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\"/>",
      "<title>\(Markup.escaped(title))</title>", "</head>", "<body>",
    ]
    lines += subtitle.map { "<p>\(Markup.escaped($0))</p>" }
    if isLong {
      lines.append("<p><strong>Contents</strong></p>")
      Document.appendContents(sections, to: &lines)
    }
    for section in sections { Document.append(section, level: 1, toWord: &lines) }
    return (lines + ["</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static func append(_ section: Section, level: Int, toWord lines: inout [String]) {
    lines.append("<h\(level) id=\"\(section.id)\">\(Markup.escaped(section.title))</h\(level)>")
    for block in section.blocks { block.append(toWord: &lines) }
    for inner in section.sections { append(inner, level: level + 1, toWord: &lines) }
  }
}

extension Document.Block {
  fileprivate func append(toWord lines: inout [String]) {
    switch self {
    case .paragraph, .list: append(toHTML: &lines)
    case .lead(let text): lines.append("<p><strong>\(Markup.escaped(text))</strong></p>")
    case .facts(let facts):
      lines += facts.map { "<p><strong>\(Markup.escaped($0.term))</strong> \(Markup.escaped($0.text))</p>" }
    case .codes(let codes):
      lines += codes.map {
        "<p><strong>\(Markup.escaped($0.term))</strong> <code>\(Markup.escaped($0.code))</code></p>"
      }
    case .table(let table), .chart(_, let table): Document.Block.append(table, toWord: &lines)
    }
  }

  private static func append(_ table: Document.Table, toWord lines: inout [String]) {
    func cell(_ name: String, _ column: Int, _ text: String) -> String {
      let alignment = table.columns[column].alignment == .right ? " align=\"right\"" : ""
      return "<\(name)\(alignment)>\(Markup.escaped(text))</\(name)>"
    }
    lines += ["<table>", "<caption>\(Markup.escaped(table.caption))</caption>", "<colgroup>"]
    lines += widths(table).map { "<col style=\"width:\($0)%\"/>" }
    let head = table.columns.enumerated().map { cell("th", $0, $1.title) }
    lines += ["</colgroup>", "<thead>", "<tr>\(head.joined())</tr>", "</thead>", "<tbody>"]
    for row in table.rows { lines.append("<tr>\(row.enumerated().map { cell("td", $0, $1.text) }.joined())</tr>") }
    lines += ["</tbody>", "</table>"]
  }

  /// The widths of a table's columns in percent, by their longest texts.
  private static func widths(_ table: Document.Table) -> [Int] {
    // Longer texts go on in a second line, and a column needs some room whatever is in it.
    let lengths = table.columns.indices.map { column in
      let texts = [table.columns[column].title] + table.rows.map { $0[column].text }
      return 4 + min(60, max(6, texts.map(\.count).max() ?? 0))
    }
    let all = lengths.reduce(0, +)
    return lengths.map { $0 * 100 / all }
  }
}
