internal import Events

extension Paper {
  /// Columns of a terminal that text is wrapped to.
  static let lineWidth = 100

  /// The paper for a terminal.
  var text: String {
    var lines = [title, String(repeating: "═", count: title.count)] + subtitle.flatMap { Paper.wrapped($0) }
    for section in sections { Paper.append(section, level: 1, to: &lines) }
    return lines.map(Markup.printable).joined(separator: "\n") + "\n"
  }

  private static func append(_ section: Section, level: Int, to lines: inout [String]) {
    lines += ["", section.title]
    if level == 1 { lines.append(String(repeating: "─", count: section.title.count)) }
    for block in section.blocks { append(block, to: &lines) }
    for inner in section.sections { append(inner, level: level + 1, to: &lines) }
  }

  private static func append(_ block: Block, to lines: inout [String]) {
    switch block {
    case .paragraph(let text): lines += [""] + wrapped(text)
    case .lead(let text): lines += wrapped(text)
    case .list(let items):
      guard !items.isEmpty else { return }
      lines.append("")
      for item in items { lines += wrapped(item, first: "• ", rest: "  ") }
    case .facts(let facts):
      let width = facts.map(\.term.count).max() ?? 0
      lines.append("")
      for fact in facts {
        let first = fact.term + String(repeating: " ", count: width - fact.term.count + 2)
        lines += wrapped(fact.text, first: first, rest: String(repeating: " ", count: width + 2))
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
    var printed = TextTable(
      table.columns.map { ($0.title, $0.alignment == .left ? TextTable.Alignment.left : .right) })
    for row in table.rows { printed.append(row.map { Markup.printable($0.text) }) }
    lines += [""] + wrapped(table.caption) + printed.lines
  }

  /// The words of a text in lines; a word longer than a line stands alone.
  static func wrapped(
    _ text: String, first: String = "", rest: String = "", width: Int = lineWidth
  ) -> [String] {
    var lines: [String] = []
    var line = first
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        (line, isEmpty) = (rest, true)
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [line]
  }
}
