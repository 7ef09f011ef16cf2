/// A table of a page. It scrolls in a place of its own where the window is too narrow for it, and the keyboard reaches
/// that place; or it becomes a list of rows there.
struct DataTable {
  struct Column {
    var title: String
    var isNumber: Bool
    /// `ascending` or `descending` where the rows are sorted by it.
    var order: String?

    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// Unique on the page.
  var id: String
  var caption: String
  var columns: [Column]
  /// A cell for each column; the first names the row.
  var rows: [[HTML]]
  /// Rows under headings of their own, in place of `rows`.
  var groups: [(title: String?, rows: [[HTML]])] = []
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
      \((groups.isEmpty ? [(title: nil, rows: rows)] : groups).map(group))
      </table>
      </div>
      """
  }

  /// A table that is laid out as blocks is none to a screen reader unless it is said again.
  private func role(_ name: HTML) -> HTML { isStacked ? " role=\"\(name)\"" : "" }

  private func style(_ column: Column) -> HTML { column.isNumber ? " class=\"number\"" : "" }

  private var head: HTML {
    columns.map { column in
      let order: HTML = column.order.map { " aria-sort=\"\($0)\"" } ?? ""
      return "<th scope=\"col\"\(role("columnheader"))\(style(column))\(order)>\(column.title)</th>" as HTML
    }.joined(by: "")
  }

  private func group(_ title: String?, _ rows: [[HTML]]) -> HTML {
    let heading: HTML =
      title.map {
        "<tr class=\"group\"\(role("row"))><th scope=\"rowgroup\" colspan=\"\(columns.count)\"\(role("rowheader"))>\($0)</th></tr>\n"
      } ?? ""
    return """
      <tbody\(role("rowgroup"))>
      \(heading)\(rows.map(row))
      </tbody>
      """
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
