internal import Events

extension Document {
  /// The paper as one HTML file that needs nothing else: no script, no font, no picture from elsewhere. It is well-formed
  /// XML too.
  package var html: String {
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en-GB\">", "<head>", "<meta charset=\"utf-8\"/>",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
      "<title>\(Markup.escaped(title))</title>", "<style>", DocumentStyle.css, DocumentStyle.runningHead(title),
      "</style>", "</head>", "<body>",
      "<a class=\"skip\" href=\"#main\">Skip to the report</a>", "<header>", "<h1>\(Markup.escaped(title))</h1>",
    ]
    lines += subtitle.map { "<p>\(Markup.escaped($0))</p>" }
    lines += ["</header>", "<nav aria-label=\"Contents\"\(isLong ? "" : " class=\"screen\"")>", "<h2>Contents</h2>"]
    Document.appendContents(sections, to: &lines)
    lines += ["</nav>", "<main id=\"main\" tabindex=\"-1\">"]
    for section in sections { Document.append(section, level: 2, toHTML: &lines) }
    lines += ["</main>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether its contents are printed too: a paper of a few pages has none.
  var isLong: Bool { sections.reduce(0) { $0 + 1 + $1.sections.count } > 16 }

  static func appendContents(_ sections: [Section], to lines: inout [String]) {
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
    for block in section.blocks { block.append(toHTML: &lines) }
    for inner in section.sections { append(inner, level: level + 1, toHTML: &lines) }
    lines.append("</section>")
  }
}
