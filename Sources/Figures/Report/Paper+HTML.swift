internal import Events

extension Paper {
  /// The paper as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. It is well-formed
  /// XML too.
  var html: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
      "<title>\(Markup.escaped(title))</title>", "<style>", PaperStyle.css, "</style>", "</head>", "<body>",
      "<a class=\"skip\" href=\"#main\">Skip to the report</a>", "<header>", "<h1>\(Markup.escaped(title))</h1>",
    ]
    lines += subtitle.map { "<p>\(Markup.escaped($0))</p>" }
    lines += ["</header>", "<nav aria-label=\"Contents\">", "<h2>Contents</h2>"]
    Paper.appendContents(sections, to: &lines)
    lines += ["</nav>", "<main id=\"main\" tabindex=\"-1\">"]
    for section in sections { Paper.append(section, level: 2, toHTML: &lines) }
    lines += ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func appendContents(_ sections: [Section], to lines: inout [String]) {
    lines.append("<ul>")
    for section in sections {
      let link = "<a href=\"#\(section.id)\">\(Markup.escaped(section.title))</a>"
      if section.sections.isEmpty {
        lines.append("<li>\(link)</li>")
      } else {
        lines.append("<li>\(link)")
        appendContents(section.sections, to: &lines)
        lines.append("</li>")
      }
    }
    lines.append("</ul>")
  }

  private static func append(_ section: Section, level: Int, toHTML lines: inout [String]) {
    // Only the outermost sections are landmarks: with every indicator one of its own there would be too many to jump by.
    lines.append(level == 2 ? "<section aria-labelledby=\"\(section.id)\">" : "<section>")
    lines.append("<h\(level) id=\"\(section.id)\">\(Markup.escaped(section.title))</h\(level)>")
    for block in section.blocks { append(block, toHTML: &lines) }
    for inner in section.sections { append(inner, level: level + 1, toHTML: &lines) }
    lines.append("</section>")
  }

  private static func append(_ block: Block, toHTML lines: inout [String]) {
    switch block {
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
    case .table(let table): append(table, toHTML: &lines)
    case .chart(let chart, let table):
      lines += ["<div class=\"pair\">", "<figure>"]
      lines += ["<figcaption>\(Markup.escaped(chart.title))</figcaption>", chart.svg, "</figure>"]
      append(table, toHTML: &lines)
      lines.append("</div>")
    }
  }

  private static func append(_ table: Table, toHTML lines: inout [String]) {
    func style(_ index: Int) -> String { table.columns[index].alignment == .right ? " class=\"number\"" : "" }
    lines += ["<table>", "<caption>\(Markup.escaped(table.caption))</caption>", "<thead>", "<tr>"]
    for (index, column) in table.columns.enumerated() {
      lines.append("<th scope=\"col\"\(style(index))>\(Markup.escaped(column.title))</th>")
    }
    lines += ["</tr>", "</thead>", "<tbody>"]
    for row in table.rows {
      var cells = "<tr>"
      for (index, cell) in row.enumerated() {
        let text = Markup.escaped(cell.text)
        if index == 0 {
          cells += "<th scope=\"row\">\(text)</th>"
        } else if let judged = cell.style {
          cells += "<td\(style(index))><span class=\"word \(judged)\">\(text)</span></td>"
        } else {
          cells += "<td\(style(index))>\(text)</td>"
        }
      }
      lines.append(cells + "</tr>")
    }
    lines += ["</tbody>", "</table>"]
  }
}
