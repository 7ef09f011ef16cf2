internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// The versions of one indicator side by side: what each says, and where they differ.
struct DefinitionPage {
  let indicator: String
  let view: ViewState

  init(_ indicator: String, _ query: [QuestionParameters.Item], _ context: PageContext) throws {
    self.indicator = indicator
    view = try ViewState(query, context)
  }

  var page: Page {
    get throws {
      let known = view.point.projection.facts.definitions.known(at: view.point.length)
        .filter { $0.content.definition.indicator == indicator }
      guard let newest = known.last?.content.definition else {
        throw PageFailure.unknownIndicator(indicator)
      }
      let frame = view.frame(
        "\(newest.title): definition", Address("definitions", indicator),
        crumbs: [PageFrame.Crumb(text: "Definitions", address: Address("definitions", query: view.carried))])
      let versions = known.map(\.content.definition)
      let page = Address("indicators", indicator, query: view.carried)
      let isTold = (try? view.checkIsTold(indicator)) != nil
      return Page(
        html: frame.document(
          """
          <p class="lead">\(known.count == 1 ? "One version is" : "\(known.count) versions are") known at this point.</p>
          \(isTold ? "<p>\(HTML.link("The figures of \(newest.title)", to: page))</p>" : "" as HTML)
          \(table(versions).html)
          <h2>Adopted</h2>
          \(HTML.list(known.map { adopted($0.content.definition, sequence: $0.sequence) }))
          <h2>As it is adopted</h2>
          \(known.map { source($0.content) })
          """), isPinned: view.isPinned)
    }
  }

  /// A column for each version; a term in which they differ says so.
  private func table(_ versions: [Definition]) -> DataTable {
    let facts = versions.map { DefinitionSentences.rows(of: $0) }
    var terms: [String] = []
    for fact in facts.flatMap({ $0 }) where !terms.contains(fact.term) { terms.append(fact.term) }
    let order = ["Title", "Outcome", "In words", "Judges", "Measure", "Counts", "Out of"]
    terms.sort { (order.firstIndex(of: $0) ?? order.count) < (order.firstIndex(of: $1) ?? order.count) }
    let rows = terms.map { term -> [HTML] in
      let cells = facts.map { $0.first { $0.term == term }?.texts ?? [] }
      let differs = Set(cells).count > 1
      let name: HTML = differs ? "\(term) <b>(differs)</b>" : HTML(term)
      return [name] + cells.map { $0.isEmpty ? "–" : DefinitionFacts.texts($0) }
    }
    return DataTable(
      id: "versions", caption: "What each version says",
      columns: [.text("What it says")] + versions.map { .text("Version \($0.version)") }, rows: rows,
      isStacked: versions.count > 1)
  }

  private func adopted(_ definition: Definition, sequence: Int) -> HTML {
    """
    Version \(definition.version), effective \(PeriodFormat.date(definition.effective)): \
    \(HTML.link("event #\(sequence)", to: RecordPage.address(
      indicator, view.address.items(asOf: view.point.length))))
    """
  }

  private func source(_ adoption: Adoption) -> HTML {
    """
    <details><summary>Version \(adoption.definition.version) as JSON</summary>
    <pre tabindex="0" aria-label="Version \(adoption.definition.version) as JSON"><code>\
    \(HTML(lines: String(decoding: adoption.json, as: UTF8.self)))</code></pre>
    </details>
    """
  }
}
