/// A table of a page. It scrolls in a place of its own where the window is too narrow for it, and the keyboard reaches
/// that place; or it becomes a list of rows there.
struct DataTable {
  struct Column {
    var title: String
    var isNumber: Bool

    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Unique on the page.
  var id: String
  var caption: String
  var columns: [Column]
  /// A cell for each column; the first names the row.
  var rows: [[HTML]]
  /// Whether each row becomes a block of its own in a narrow window, every cell under its column's title.
  var isStacked = false
  /// A class of its own in the style sheet.
  var style: HTML = ""

  var html: HTML {
    let style: HTML = isStacked ? " class=\"stacked \(style)\" role=\"table\"" : " class=\"\(style)\""
    return """
      <div class="scroll" role="group" aria-labelledby="\(id)" tabindex="0">
      <table\(style)>
      <caption id="\(id)">\(caption)</caption>
      <thead\(role("rowgroup"))><tr\(role("row"))>\(head)</tr></thead>
      <tbody\(role("rowgroup"))>
      \(rows.map(row))
      </tbody>
      </table>
      </div>
      """
  }

  /// A table that is laid out as blocks is none to a screen reader unless it is said again.
  private func role(_ name: HTML) -> HTML { isStacked ? " role=\"\(name)\"" : "" }

  private func style(_ column: Column) -> HTML { column.isNumber ? " class=\"number\"" : "" }

  private var head: HTML {
    columns.map { column in
      "<th scope=\"col\"\(role("columnheader"))\(style(column))>\(column.title)</th>" as HTML
    }.joined(by: "")
  }

  private func row(_ cells: [HTML]) -> HTML {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    let row = zip(columns, cells).enumerated().map { index, pair -> HTML in
      let (column, cell) = pair
      if index == 0 { return "<th scope=\"row\"\(role("rowheader"))>\(cell)</th>" }
      let label: HTML = isStacked ? " data-label=\"\(column.title)\"" : ""
      let empty: HTML = cell.isEmpty && isStacked ? " data-empty=\"\"" : ""
      let content: HTML = isStacked ? "<span>\(cell)</span>" : cell
      return "<td\(role("cell"))\(style(column))\(label)\(empty)>\(content)</td>"
    }
    return "<tr\(role("row"))>\(row.joined(by: ""))</tr>"
  }
}
