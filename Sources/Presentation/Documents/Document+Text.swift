internal import Events

extension Document {
  /// The paper for a terminal.
  package var text: String {
    var lines = Document.underlined(title, "═") + subtitle.flatMap { WrappedText.lines($0) }
    for section in sections { Document.append(section, level: 1, to: &lines) }
    return TextSanitizer.lines(lines)
  }

  private static func append(_ section: Section, level: Int, to lines: inout [String]) {
    lines.append("")
    lines += level == 1 ? underlined(section.title, "─") : WrappedText.lines(section.title)
    for block in section.blocks { append(block, to: &lines) }
    for inner in section.sections { append(inner, level: level + 1, to: &lines) }
  }

  private static func underlined(_ title: String, _ rule: String) -> [String] {
    let lines = WrappedText.lines(title)
    return lines + [String(repeating: rule, count: lines.map(\.count).max() ?? 0)]
  }

  private static func append(_ block: Block, to lines: inout [String]) {
    switch block {
    case .paragraph(let text): lines += [""] + WrappedText.lines(text)
    case .lead(let text): lines += WrappedText.lines(text)
    case .list(let items):
      guard !items.isEmpty else { return }
      lines.append("")
      for item in items { lines += WrappedText.item(item) }
    case .facts(let facts):
      let width = facts.map(\.term.count).max() ?? 0
      lines.append("")
      for fact in facts {
        let first = fact.term + String(repeating: " ", count: width - fact.term.count + 2)
        lines += WrappedText.lines(fact.text, first: first, rest: String(repeating: " ", count: width + 2))
      }
    case .codes(let codes):
      for code in codes { lines += ["", code.term, code.code] }
    case .table(let table): append(table, to: &lines)
    case .chart(let chart, let table):
      append(table, to: &lines)
      if !chart.line.isEmpty { lines.append(chart.line) }
    }
  }

  private static func append(_ table: Table, to lines: inout [String]) {
    var printed = TerminalTable(
      table.columns.map { ($0.title, $0.alignment == .left ? TerminalTable.Alignment.left : .right) })
    for row in table.rows { printed.append(row.map(\.text)) }
    lines += [""] + WrappedText.lines(table.caption) + printed.lines
  }
}
