internal import Events

extension Document.Block {
  /// The block as HTML that is well-formed XML too; ``PaperStyle`` gives its looks.
  package var html: String {
    var lines: [String] = []
    append(toHTML: &lines)
    return lines.joined(separator: "\n")
  }

  func append(toHTML lines: inout [String]) {
    switch self {
    case .paragraph(let text): lines.append("<p>\(Markup.escaped(text))</p>")
    case .lead(let text): lines.append("<p class=\"lead\">\(Markup.escaped(text))</p>")
    case .list(let items):
      guard !items.isEmpty else { return }
      lines += ["<ul>"] + items.map { "<li>\(Markup.escaped($0))</li>" } + ["</ul>"]
    case .facts(let facts):
      lines.append("<dl>")
      for fact in facts {
        lines.append("<div><dt>\(Markup.escaped(fact.term))</dt><dd>\(Markup.escaped(fact.text))</dd></div>")
      }
      lines.append("</dl>")
    case .codes(let codes):
      lines.append("<dl>")
      for code in codes {
        lines.append(
          "<div><dt>\(Markup.escaped(code.term))</dt><dd><code>\(Markup.escaped(code.code))</code></dd></div>")
      }
      lines.append("</dl>")
    case .table(let table): Document.Block.append(table, toHTML: &lines)
    case .chart(let chart, let table):
      lines += ["<div class=\"pair\">", "<figure>"]
      lines += ["<figcaption>\(Markup.escaped(chart.title))</figcaption>", chart.svg, "</figure>"]
      Document.Block.append(table, toHTML: &lines)
      lines.append("</div>")
    }
  }

  /// A table of so many columns has no room on a phone: there the name of a row stands above its cells.
  private static let minimumStackedColumnCount = 5

  /// A longer table goes on on the next page of print, with its heads above it again.
  private static let maximumUnbrokenRowCount = 25

  private static func append(_ table: Document.Table, toHTML lines: inout [String]) {
    let isStacked = table.columns.count >= minimumStackedColumnCount
    // Rows laid out as grids lose their meaning in some browsers, unless it is said.
    func role(_ name: String) -> String { isStacked ? " role=\"\(name)\"" : "" }
    func alignment(_ index: Int) -> String { table.columns[index].alignment == .right ? " class=\"number\"" : "" }
    var styles = isStacked ? ["stacked"] : []
    if table.rows.count > maximumUnbrokenRowCount { styles.append("long") }
    let style = styles.isEmpty ? "" : " class=\"\(styles.joined(separator: " "))\""
    lines += [
      "<table\(style)\(role("table"))>",
      "<caption>\(Markup.escaped(table.caption))</caption>", "<thead\(role("rowgroup"))>", "<tr\(role("row"))>",
    ]
    for (index, column) in table.columns.enumerated() {
      lines.append(
        "<th scope=\"col\"\(role("columnheader"))\(alignment(index))>\(Markup.escaped(column.title))</th>")
    }
    lines += ["</tr>", "</thead>", "<tbody\(role("rowgroup"))>"]
    for row in table.rows {
      var cells = "<tr\(role("row"))>"
      for (index, cell) in row.enumerated() {
        let text = Markup.escaped(cell.text)
        if index == 0 {
          cells += "<th scope=\"row\"\(role("rowheader"))>\(text)</th>"
        } else if let judged = cell.style {
          cells += "<td\(role("cell"))\(alignment(index))><span class=\"word \(judged)\">\(text)</span></td>"
        } else {
          cells += "<td\(role("cell"))\(alignment(index))>\(text)</td>"
        }
      }
      lines.append(cells + "</tr>")
    }
    lines += ["</tbody>", "</table>"]
  }
}
