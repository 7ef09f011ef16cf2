internal import Boundaries
internal import Events
internal import Figures
internal import Presentation
internal import Questions
internal import Reports

/// The Board's paper of a quarter, as the command prints it, with links from each figure to what is behind it.
struct ReportPage {
  let view: ViewState

  /// - Parameter quarter: as the path names it; nil for the one that the parameters name, or else the newest.
  init(_ quarter: String?, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    guard let quarter else {
      view = try ViewState(query, context)
      return
    }
    let parameters = try QuestionParameters(
      query.filter { $0.name != Parameter.quarter.name }, ViewAddress.parameters.filter { $0 != .quarter },
      repeatable: ViewAddress.repeatable, on: .page)
    view = try ViewState(parameters, context, quarter: QuestionParameters.quarter(quarter))
  }

  var page: Page {
    get throws {
      let report = try view.report()
      let paper = report.paper(try view.context.boundaries.shown(of: report.comparedAreas))
      var frame = view.frame(
        report.title(of: view.areaLabel), Address("report", view.quarter.addressWord),
        crumbs: [PageFrame.Crumb(text: "Overview", address: Address(query: view.carried))])
      frame.general = []
      let contents = paper.sections.map { HTML.link($0.title, to: Address.here($0.id)) }
      return Page(
        html: frame.document(
          """
          \(paper.subtitle.map { "<p>\($0)</p>" as HTML })
          \(HTML.list(report.keptBack.isEmpty ? forms : [], style: "actions"))
          \(small(report))
          <nav class="contents" aria-label="Contents">
          <h2>Contents</h2>
          \(HTML.list(contents))
          </nav>
          \(paper.sections.enumerated().map { section($1, at: $0, report) })
          """), isPinned: view.isPinned)
    }
  }

  /// The way to see what is kept back, where something is.
  private func small(_ report: Report) -> HTML {
    guard report.entries.contains(where: { $0.figure.marks.contains(.suppressed) }) else { return "" }
    return "<p class=\"hint\">Small numbers are kept back.\(view.context.smallNumbersLink)</p>"
  }

  private var forms: [HTML] {
    var address = Address("reports", view.quarter.addressWord).setting(.area, view.area)
    if let knownAt = view.knownAt { address = address.setting(.knownAt, knownAt.text) }
    return [
      HTML.link("Its text as Markdown", to: address.setting(.format, "markdown")),
      HTML.link("Its figures as CSV", to: address.setting(.format, "csv")),
      HTML.link("Its figures as JSON", to: address.setting(.format, "json")),
    ]
  }

  /// A section of the paper: the first is the summary, which has a section for each outcome; then each outcome has its
  /// own, with one for each indicator; the others are about all of them.
  private func section(_ section: Document.Section, at position: Int, _ report: Report) -> HTML {
    let outcomes = report.outcomes
    var parts = section.sections.map { part(section: $0, level: 3, DocumentBlocks(id: $0.id)) }
    if position == 0 {
      parts = zip(section.sections, outcomes).map { summary, outcome in
        part(section: summary, level: 3, summaryBlocks(summary, outcome, report))
      }
    } else if outcomes.indices.contains(position - 1) {
      parts = zip(section.sections, outcomes[position - 1].entries).map { section, entry in
        part(section: section, level: 3, DocumentBlocks(id: section.id), actions: actions(entry.figure))
      }
    }
    return part(section: section, level: 2, DocumentBlocks(id: section.id), parts: parts)
  }

  private func part(
    section: Document.Section, level: Int, _ blocks: DocumentBlocks, actions: HTML = "", parts: [HTML] = []
  ) -> HTML {
    let label: HTML = level == 2 ? " aria-labelledby=\"\(section.id)\"" : ""
    return """
      <section\(label)>
      <h\(level) id="\(section.id)">\(section.title)</h\(level)>
      \(actions)
      \(blocks.html(section.blocks))
      \(parts)
      </section>
      """
  }

  private func actions(_ figure: Figure) -> HTML {
    let links = IndicatorLinks(view: view, figure: figure)
    var actions = [HTML.link("Its own page", to: links.page)]
    if links.explainsChange { actions.append(HTML.link("Why did it change?", to: links.change)) }
    if links.isExact { actions.append(HTML.link("The records behind it", to: links.records)) }
    return HTML.list(actions, style: "actions")
  }

  /// In the summary each indicator leads to its own section, and each value to the records and events behind it.
  private func summaryBlocks(
    _ section: Document.Section, _ outcome: Report.Outcome, _ report: Report
  ) -> DocumentBlocks {
    var blocks = DocumentBlocks(id: section.id)
    blocks.cell = { table, row, column in
      guard outcome.entries.indices.contains(row) else { return nil }
      let (entry, text) = (outcome.entries[row], table.rows[row][column].text)
      switch column {
      case 0: return HTML.link(text, to: Address.here(IndicatorSection(entry: entry, report: report).charts.id))
      case 1 where entry.figure.value != nil && entry.figure.question.detail == .exact:
        return HTML.link(text, to: IndicatorLinks(view: view, figure: entry.figure).records)
      default: return nil
      }
    }
    return blocks
  }
}
