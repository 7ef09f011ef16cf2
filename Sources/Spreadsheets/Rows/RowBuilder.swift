/// Gathers the cells of a sheet's rows, one row after the other, within the limits.
struct RowBuilder {
  /// The number of the row as a spreadsheet shows it.
  var number = 0
  var line: Int?
  var isHidden = false
  private var cells: [Cell] = []
  private var room = SpreadsheetLimits.cells

  /// Begins a row; what the last one held must have been taken.
  mutating func begin(_ number: Int, line: Int? = nil, isHidden: Bool = false) {
    (self.number, self.line, self.isHidden) = (number, line, isHidden)
    cells.removeAll(keepingCapacity: true)
  }

  /// Puts a value at a 0-based column; an empty one leaves it as it is.
  mutating func put(_ cell: Cell, at column: Int) throws(SpreadsheetError) {
    if case .empty = cell { return }
    guard column < SpreadsheetLimits.columns else { throw refusal(.tooManyColumns, column: column) }
    if cells.count < column { cells.append(contentsOf: repeatElement(.empty, count: column - cells.count)) }
    if column == cells.count { return cells.append(cell) }
    guard case .empty = cells[column] else { throw refusal(.cellTwice, column: column) }
    cells[column] = cell
  }

  /// The row, repeated if it has a value, which is then known to lie within the limits; nil for an empty one.
  mutating func take(repeated count: Int = 1) throws(SpreadsheetError) -> SheetRow? {
    if cells.isEmpty { return nil }
    guard number <= SpreadsheetLimits.rows, count <= SpreadsheetLimits.rows - number + 1 else {
      throw refusal(.tooManyRows)
    }
    room -= cells.count * count
    guard room >= 0 else { throw refusal(.tooManyCells) }
    let row = SheetRow(number: number, line: line, isHidden: isHidden, cells: cells)
    let width = cells.count
    cells = []
    cells.reserveCapacity(width)
    return row
  }

  /// A refusal of something in the row.
  func refusal(_ mistake: SpreadsheetMistake, column: Int? = nil) -> SpreadsheetError {
    .refused(mistake, row: number, line: line, column: column)
  }
}
