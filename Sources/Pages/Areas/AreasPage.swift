internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

/// Where an area lies: what is above it and below it in each geography, and which records count nowhere.
struct AreasPage {
  let view: ViewState

  /// Areas of one list that are shown.
  private static let maximumAreaCount = 600
  /// Areas that are not placed that are named.
  private static let maximumUnplacedCount = 50

  init(_ query: [QuestionParameters.Item], _ context: PageContext) throws {
    view = try ViewState(query, context)
  }

  private var hierarchy: Hierarchy { view.point.hierarchy }

  var page: Page {
    get throws {
      let frame = view.frame("Areas: \(view.areaLabel) (\(view.area))", Address("areas"))
      return Page(
        html: frame.document(
          """
          <p class="lead">An area may have a parent in each of several geographies. Its records are those whose area is it \
          or lies below it, by any path, each once.</p>
          \(ViewForm(view: view, address: Address("areas"), indicators: []).html)
          \(above)
          \(hierarchy.geographies.enumerated().map { below($1, number: $0) })
          \(unplaced)
          """), isPinned: view.isPinned)
    }
  }

  private func link(_ code: String) -> HTML {
    HTML.link(name(code), to: Address("areas", query: view.address.of(area: code).items))
  }

  /// What an area is called, with its kind where others share its name, and its code.
  private func name(_ code: String) -> String {
    let label = hierarchy.label(of: code)
    return label == code || hierarchy.kind(of: code) == "(\(code))" ? label : "\(label) (\(code))"
  }

  private var above: HTML {
    let codes = hierarchy.ancestors(of: view.area)
    return """
      <section aria-labelledby="above">
      <h2 id="above">Above it</h2>
      \(codes.isEmpty ? "<p>Nothing lies above it.</p>" : HTML.list(codes.map(link)))
      </section>
      """
  }

  private func below(_ geography: String, number: Int) -> HTML {
    let children = hierarchy.children(of: view.area, in: geography)
    guard !children.isEmpty else { return "" }
    let rows = children.prefix(AreasPage.maximumAreaCount).compactMap { code -> [HTML]? in
      guard let position = hierarchy.position(of: code) else { return nil }
      let area = hierarchy.areas[position]
      let below = area.children.reduce(0) { $0 + $1.areas.count }
      return [
        link(code), "\(area.level)", HTML(below == 0 ? "" : NumberFormat.grouped(below)), HTML(area.lifeInWords ?? ""),
        area.isProvisional(in: number) ? "placed provisionally" : "",
      ]
    }
    let more = children.count - rows.count
    return """
      <section aria-labelledby="below-\(number)">
      <h2 id="below-\(number)">Right below it: \(geography)</h2>
      \(DataTable(
        id: "below-\(number)-table", caption: "\(NumberFormat.grouped(children.count)) areas of the geography \(geography)",
        columns: [.text("Area"), .text("Level"), .number("Areas below"), .text("Life"), .text("Note")], rows: rows
      ).html)
      \(more > 0 ? "<p>And \(NumberFormat.grouped(more)) more.</p>" : "")
      </section>
      """
  }

  // MARK: Not placed

  private var unplaced: HTML {
    let unplaced = UnplacedAreas(view.point)
    let sentences = view.context.unplaced(unplaced)
    return """
      <section aria-labelledby="unplaced">
      <h2 id="unplaced">Records that could not be placed</h2>
      \(sentences.isEmpty ? "<p>Every record lies in an area that a look-up places.</p>" : HTML.list(sentences))
      \(table(unplaced))
      </section>
      """
  }

  /// The areas; how many records each holds is shown to those who may see small numbers.
  private func table(_ unplaced: UnplacedAreas) -> HTML {
    guard !unplaced.areas.isEmpty else { return "" }
    let mayDisclose = view.context.viewer.mayDisclose
    let shown = unplaced.areas.prefix(AreasPage.maximumUnplacedCount)
    let rows = shown.map { area -> [HTML] in
      [
        HTML(name(area.code)),
        HTML(area.provisionalParent.map { "below \($0) for now" } ?? "nowhere"),
        HTML(mayDisclose ? NumberFormat.grouped(area.recordCount) : "kept back"),
      ]
    }
    let more = unplaced.areas.count - shown.count
    return """
      \(DataTable(
        id: "unplaced-table", caption: "Areas that nothing places, or only provisionally",
        columns: [.text("Area"), .text("Lies"), .number("Records")], rows: rows
      ).html)
      \(more > 0 ? "<p>And \(NumberFormat.grouped(more)) more.</p>" : "")
      """
  }
}
