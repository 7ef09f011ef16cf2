internal import Boundaries
internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Reports
internal import Snapshots

/// One indicator: its figure as the report has it, over time and by area, what it counts, and where its numbers lead.
struct IndicatorPage {
  let indicator: String
  let view: ViewState

  init(_ indicator: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    self.indicator = indicator
    view = try ViewState(query, context)
  }

  /// The page of the indicator that a picker names.
  init(chosenBy query: [QuestionParameters.Item], _ context: PageContext) throws {
    guard let chosen = query.first(where: { $0.name == Parameter.indicator.name }) else { throw PageFailure.noSuchPage }
    try self.init(chosen.value, query.filter { $0.name != Parameter.indicator.name }, context)
  }

  private var address: Address { Address("indicators", indicator) }

  var page: Page {
    get throws {
      let report = try view.report()
      guard let entry = report.entries.first(where: { $0.figure.question.indicator == indicator }) else {
        try view.checkIsTold(indicator)
        return try nothingCounted
      }
      let figure = entry.figure
      let frame = view.frame(
        figure.title, address,
        crumbs: [PageFrame.Crumb(text: "Overview", address: Address(query: view.carried))])
      let paper = IndicatorSection(
        entry: entry, report: report,
        boundaries: try view.context.boundaries.shown(of: entry.areas.map(\.question.area)), tellsPoints: true)
      return Page(
        html: frame.document(
          """
          \(IndicatorPicker(view: view, report: report, indicator: indicator).html)
          \(headline(entry, paper))
          \(ViewForm(view: view, address: address, indicators: [indicator]).html)
          \(overTime(entry, paper))
          \(areas(entry, paper))
          \(meaning(entry, paper))
          \(downloads(entry))
          \(MarkLegend.html(
            [figure] + entry.versions, values: entry.areas + entry.series + entry.quarters,
            small: view.context.smallNumbersLink))
          """), isPinned: view.isPinned)
    }
  }

  // MARK: The headline

  /// The value, what it says, and beside it the chart that ends with it.
  private func headline(_ entry: Report.Entry, _ paper: IndicatorSection) -> HTML {
    let figure = entry.figure
    let opening = paper.opening
    let start = opening.firstIndex { if case .facts = $0 { true } else { false } } ?? opening.count
    return """
      <div class="headline">
      <div class="value-part">
      <p class="hint">\(figure.areaLabel), \(PeriodFormat.long(figure.part.period)): the newest for \
      \(view.quarter.label).</p>
      <p class="value">\(FigureCells(figure: figure).value)<br/>\(FigureCells(figure: figure).direction)</p>
      \(links(figure).actions)
      \(keptBack(figure))
      </div>
      <div class="lead-part">
      \(DocumentBlocks(id: "opening").html(Array(opening[..<start])))
      </div>
      \(headlineChart(entry, paper))
      <div class="facts-part">
      \(DocumentBlocks(id: "facts").html(Array(opening[start...])))
      </div>
      </div>
      """
  }

  private func headlineChart(_ entry: Report.Entry, _ paper: IndicatorSection) -> HTML {
    for case .chart(let chart, _) in paper.charts.series {
      return """
        <figure>
        <figcaption>\(chart.title)</figcaption>
        \(HTML(markup: chart.svg))
        \(DownloadPage.links(indicator, .overTime, view))
        </figure>
        """
    }
    for case .paragraph(let sentence) in paper.charts.series { return "<p class=\"no-chart\">\(sentence)</p>" }
    return """
      <p class="no-chart">There is no chart over time: \(entry.series.isEmpty ? "no period" : "one period alone") of it is \
      known\(entry.figure.question.detail == .published ? " from published papers" : "").</p>
      """
  }

  private func links(_ figure: Figure) -> IndicatorLinks { IndicatorLinks(view: view, figure: figure) }

  /// What stands in place of the links that are not there.
  private func keptBack(_ figure: Figure) -> HTML {
    guard figure.question.detail != .exact else { return "" }
    return """
      <p class="hint">The records behind it, what was known of it before and other windows are for readers with the scope \
      disclose.\(view.context.smallNumbersLink)</p>
      """
  }

  // MARK: Over time

  private func overTime(_ entry: Report.Entry, _ paper: IndicatorSection) -> HTML {
    let (series, quarters) = (paper.charts.series, paper.charts.quarters)
    guard !series.isEmpty || !quarters.isEmpty else { return "" }
    // What stands in place of the chart stands at the top too.
    let isEmpty = !series.contains { if case .chart = $0 { true } else { false } }
    // The chart of the periods as defined stands at the top; here is what it shows.
    let told = (isEmpty ? [] : series).map { block -> Document.Block in
      if case .chart(_, let table) = block { return .table(table) }
      return block
    }
    var alone = DocumentBlocks(id: "quarters")
    alone.below = DownloadPage.links(indicator, .quarters, view)
    return """
      <section aria-labelledby="over-time">
      <h2 id="over-time">Over time</h2>
      <div class="pair">
      <div>
      \(DocumentBlocks(id: "series").html(told))
      </div>
      <div>
      \(WhyForm(view: view, figure: entry.figure, series: entry.series).html)
      </div>
      </div>
      \(alone.html(quarters))
      \(quarters.isEmpty ? noQuarters(entry.figure) : "")
      </section>
      """
  }

  /// What stands in place of the quarters counted alone.
  private func noQuarters(_ figure: Figure) -> HTML {
    figure.question.detail == .exact
      ? "<p class=\"hint\">There are no quarters counted alone: too little of it is known.</p>"
      : "<p class=\"hint\">Quarters counted alone are for readers with the scope disclose.\(view.context.smallNumbersLink)</p>"
  }

  // MARK: Areas

  private func areas(_ entry: Report.Entry, _ paper: IndicatorSection) -> HTML {
    guard !paper.areas.isEmpty else { return "" }
    let shown = [entry.figure] + entry.areas
    let names = AreaNames(shown)
    var blocks = DocumentBlocks(id: "areas")
    blocks.below = DownloadPage.links(indicator, .areas, view)
    blocks.cell = { _, row, column in
      guard column == 0, row > 0, row < shown.count else { return nil }
      let query = view.address.of(area: shown[row].question.area).items
      return HTML.link(names(shown[row]), to: Address("indicators", indicator, query: query))
    }
    var beside = DocumentBlocks(id: "beside")
    beside.below = DownloadPage.links(indicator, .map, view)
    // The first compares the areas; what follows has other tables.
    let first = entry.areas.isEmpty ? 0 : 1
    return """
      <section aria-labelledby="areas">
      <h2 id="areas">Areas</h2>
      \(blocks.html(Array(paper.areas.prefix(first))))
      \(beside.html(Array(paper.areas.dropFirst(first))))
      </section>
      """
  }

  // MARK: What it counts

  private func meaning(_ entry: Report.Entry, _ paper: IndicatorSection) -> HTML {
    let definition = entry.figure.header.map { header in
      "<h3>Version \(header.version)</h3>\n\(DefinitionFacts.list(header))" as HTML
    }
    return """
      <section aria-labelledby="meaning">
      <h2 id="meaning">What it counts</h2>
      \(definition ?? "")
      <p>\(HTML.link("All versions side by side", to: Address("definitions", indicator, query: view.carried)))</p>
      <h3>Notes</h3>
      \(DocumentBlocks(id: "notes").html(paper.notes))
      </section>
      """
  }

  private func downloads(_ entry: Report.Entry) -> HTML {
    let first = entry.series.first?.question.to ?? entry.quarters.first?.question.to ?? entry.figure.question.to
    let hasAreas = entry.figure.question.detail == .exact || !entry.areas.isEmpty
    return """
      <section aria-labelledby="downloads">
      <h2 id="downloads">Take the numbers away</h2>
      \(HTML.list(links(entry.figure).downloads(from: first, hasAreas: hasAreas)))
      <h3>Receipt</h3>
      <p>With this in a file, and the ledger, anybody can compute the figure again:
      <code>incident-ledger verify --receipt FILE</code>.</p>
      <p><code>\(entry.figure.receipt?.text ?? "")</code></p>
      </section>
      """
  }

  /// An indicator of which the ledger holds nothing, or none at all.
  private var nothingCounted: Page {
    get throws {
      let reason =
        view.detail(of: indicator) == .published
        ? "No published paper shows this indicator; more is told to readers with a token."
        : "The ledger holds nothing that this indicator counts. That is no zero: nothing was sent yet."
      guard let adopted = view.point.adoptions(of: indicator).last else {
        throw PageFailure.unknownIndicator(indicator)
      }
      let frame = view.frame(
        adopted.definition.title, address,
        crumbs: [PageFrame.Crumb(text: "Overview", address: Address(query: view.carried))])
      return Page(
        html: frame.document(
          """
          <p class="lead">\(reason)</p>
          \(DefinitionFacts.list(adopted.definition))
          """), isPinned: view.isPinned)
    }
  }
}
