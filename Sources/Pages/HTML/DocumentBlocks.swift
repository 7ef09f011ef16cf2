internal import Events
internal import Figures
internal import Presentation

/// Blocks of a paper on a page: as the paper prints them, but with tables that scroll in a place of their own, and with
/// links.
struct DocumentBlocks {
  /// What the ids of the tables begin with.
  let id: String
  /// Tables of so many columns become lists of rows in a narrow window; wider ones scroll.
  private static let minimumStackedColumnCount = 4
  private static let maximumStackedColumnCount = 8

  /// What stands under the table of a chart.
  var below: HTML = ""
  /// A cell in place of a table's own, by row and column; nil for its own.
  var cell: (_ table: Document.Table, _ row: Int, _ column: Int) -> HTML? = { _, _, _ in nil }

  func html(_ blocks: [Document.Block]) -> HTML {
    "\(blocks.enumerated().map { html($1, number: $0 + 1) })"
  }

  private func html(_ block: Document.Block, number: Int) -> HTML {
    switch block {
    case .paragraph, .lead, .list, .facts, .codes: return HTML(markup: block.html)
    case .table(let table): return html(table, number)
    case .chart(let chart, let table):
      return """
        <div class="pair">
        <figure>
        <figcaption>\(chart.title)</figcaption>
        \(HTML(markup: chart.svg))
        </figure>
        <div>
        \(html(table, number))
        \(below)
        </div>
        </div>
        """
    }
  }

  private func html(_ table: Document.Table, _ number: Int) -> HTML {
    let stacked = DocumentBlocks.minimumStackedColumnCount...DocumentBlocks.maximumStackedColumnCount
    return DataTable(
      id: "\(id)-table-\(number)", caption: table.caption,
      columns: table.columns.map { DataTable.Column(title: $0.title, isNumber: $0.alignment == .right) },
      rows: table.rows.enumerated().map { row, cells in
        cells.enumerated().map { column, own in
          if let cell = cell(table, row, column) { return cell }
          return own.style.map { "<span class=\"word \($0)\">\(own.text)</span>" } ?? HTML(own.text)
        }
      }, isStacked: stacked.contains(table.columns.count)
    ).html
  }
}
