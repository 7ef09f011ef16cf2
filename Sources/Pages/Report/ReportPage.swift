internal import Events
internal import Figures
internal import Presentation
internal import Reports

/// The Board's paper of a quarter, as the command prints it, with links from each figure to what is behind it.
struct ReportPage {
  let standpoint: ViewState

  /// - Parameter quarter: as the path names it; nil for the one that the parameters name, or else the newest.
  init(_ quarter: String?, _ query: [(name: String, value: String)], _ visit: PageContext) throws {
    guard let quarter else {
      standpoint = try ViewState(Query(query, ViewState.parameters, repeated: ViewState.repeated), visit)
      return
    }
    let names = ViewState.parameters.filter { $0 != "quarter" }
    let allowed = query.filter { $0.name != "quarter" }
    standpoint = try ViewState(
      Query(allowed, names, repeated: ViewState.repeated), visit, quarter: ViewState.quarter(quarter))
  }

  var page: Page {
    get throws {
      let report = try standpoint.report()
      let paper = report.paper
      var frame = standpoint.frame(
        paper.title, Address("report", ViewState.word(standpoint.quarter)),
        crumbs: [PageFrame.Crumb(text: "Overview", address: Address(query: standpoint.carried))])
      frame.general = []
      let contents = paper.sections.map { HTML.link($0.title, to: Address.here($0.id)) }
      return Page(
        html: frame.document(
          """
          \(paper.subtitle.map { "<p>\($0)</p>" as HTML })
          \(HTML.list(forms, style: "actions"))
          <nav class="contents" aria-label="Contents">
          <h2>Contents</h2>
          \(HTML.list(contents))
          </nav>
          \(paper.sections.map { section($0, level: 2, report) })
          """), isPinned: standpoint.isPinned)
    }
  }

  private var forms: [HTML] {
    var query = [(name: "area", value: standpoint.area)]
    if let knownAt = standpoint.knownAt { query.append((name: "known-at", value: knownAt)) }
    let address = Address("reports", ViewState.word(standpoint.quarter), query: query)
    return [
      HTML.link("Its text as Markdown", to: address.setting("format", "markdown")),
      HTML.link("Its figures as CSV", to: address.setting("format", "csv")),
      HTML.link("Its figures as JSON", to: address.setting("format", "json")),
    ]
  }

  private func section(_ section: Document.Section, level: Int, _ report: Report) -> HTML {
    let label: HTML = level == 2 ? " aria-labelledby=\"\(section.id)\"" : ""
    let entry = report.entries.first { IndicatorSection(entry: $0, report: report).charts.id == section.id }
    let actions = entry.map { entry -> HTML in
      let links = IndicatorLinks(standpoint: standpoint, figure: entry.figure)
      return HTML.list(
        [
          HTML.link("Its own page", to: links.page), HTML.link("Why did it change?", to: links.change),
          HTML.link("The records behind it", to: links.records),
        ], style: "actions")
    }
    return """
      <section\(label)>
      <h\(level) id="\(section.id)">\(section.title)</h\(level)>
      \(actions ?? "")
      \(blocks(section, report).html(section.blocks))
      \(section.sections.map { self.section($0, level: level + 1, report) })
      </section>
      """
  }

  /// In the summary each indicator leads to its own section, and each value to the records and events behind it.
  private func blocks(_ section: Document.Section, _ report: Report) -> DocumentBlocks {
    var blocks = DocumentBlocks(id: section.id)
    guard section.id.hasPrefix("summary-"), let number = Int(section.id.dropFirst("summary-".count)),
      report.outcomes.indices.contains(number - 1)
    else { return blocks }
    let entries = report.outcomes[number - 1].entries
    blocks.cell = { table, row, column in
      guard entries.indices.contains(row) else { return nil }
      let (entry, text) = (entries[row], table.rows[row][column].text)
      switch column {
      case 0: return HTML.link(text, to: Address.here(IndicatorSection(entry: entry, report: report).charts.id))
      case 1 where entry.figure.value != nil:
        return HTML.link(text, to: IndicatorLinks(standpoint: standpoint, figure: entry.figure).records)
      default: return nil
      }
    }
    return blocks
  }
}
