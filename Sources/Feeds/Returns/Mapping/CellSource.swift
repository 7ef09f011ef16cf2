internal import Events
internal import Spreadsheets

/// Where in a row a field's text stands: a cell, several joined, or nowhere.
struct CellSource {
  let positions: [Int]
  private let joint: String
  /// What faults call it.
  let name: String
  /// Whether what stands there is never shown.
  let isHidden: Bool

  init(_ columns: [FeedFile.Column], with joint: String = "", _ header: HeaderMatch, hidden: Set<Int>) {
    let positions = columns.compactMap { header.position(of: $0) }
    (self.positions, self.joint) = (positions, joint)
    name = columns.map { header.name(of: $0) }.joined(separator: " + ")
    isHidden = positions.contains { hidden.contains($0) }
  }

  /// The cell; of several the texts joined, without those that are empty, or the first error.
  func text(of row: SheetRow) -> CellText {
    if positions.count == 1 { return CellSource.cell(positions[0], of: row) }
    var texts: [String] = []
    for position in positions {
      let cell = CellSource.cell(position, of: row)
      if case .error = cell { return cell }
      if cell != .empty { texts.append(cell.text) }
    }
    return texts.isEmpty ? .empty : .text(texts.joined(separator: joint))
  }

  static func cell(_ position: Int, of row: SheetRow) -> CellText {
    position < row.cells.count ? CellText(row.cells[position]) : .empty
  }
}
