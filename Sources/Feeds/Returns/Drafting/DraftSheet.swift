internal import Spreadsheets

/// The rows of a sheet as a draft sees them: the row of headings, and the columns below.
struct DraftSheet {
  let columns: [DraftColumn]
  /// What a row of totals below the table begins with; nil where there is none.
  let totals: String?

  /// How many rows below the headings are looked at.
  static let maximumRows = 2000

  /// Nil where no row looks like one of headings.
  init?(_ rows: [SheetRow]) {
    let texts = rows.prefix(HeaderFinder.maximumRows).map { $0.cells.map { CellText($0) } }
    let width = texts.map { row in row.count { $0 != .empty } }.max() ?? 0
    // The first row of different texts that is about as wide as the table.
    guard
      let header = texts.firstIndex(where: { row in
        let filled = row.filter { $0 != .empty }
        // A heading may stand twice, which the draft says.
        return filled.count >= 2 && filled.count * 2 > width && Set(filled).count * 10 >= filled.count * 8
          && filled.allSatisfy { DraftSheet.isHeading($0) }
      })
    else { return nil }
    var below = rows.dropFirst(header + 1).prefix(DraftSheet.maximumRows).map { row in row.cells.map { CellText($0) } }
      .filter { row in row.contains { $0 != .empty } }
    let end = below.suffix(DraftSheet.maximumRowsOfTotals).firstIndex { DraftSheet.totals($0, width: width) != nil }
    totals = end.flatMap { DraftSheet.totals(below[$0], width: width) }
    if let end { below.removeSubrange(end...) }
    columns = texts[header].enumerated().compactMap { index, cell in
      guard cell != .empty else { return nil }
      let heading = HeadingText(cell.text).shown
      return DraftColumn(heading, below.map { index < $0.count ? $0[index] : .empty })
    }
  }

  /// How many rows of totals and remarks a table has at most.
  private static let maximumRowsOfTotals = 5

  /// What a row of totals begins with.
  private static func totals(_ row: [CellText], width: Int) -> String? {
    let filled = row.filter { $0 != .empty }
    guard case .text(let text)? = filled.first, filled.count * 2 <= width else { return nil }
    return text.firstMatch(of: #/^(?:grand |sub-?)?totals?\b/#.ignoresCase()).map { String($0.output) }
  }

  private static func isHeading(_ cell: CellText) -> Bool {
    guard case .text(let text) = cell else { return false }
    return NumberText.plainNumber(text) == nil
  }
}
