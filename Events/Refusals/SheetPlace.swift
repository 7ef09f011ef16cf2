/// Where in a spreadsheet something is at fault: a sheet, a row of it, or a cell.
public struct SheetPlace: Hashable, Sendable {
  /// The sheet's name; nil in a text file, which has none.
  public var sheet: String?
  /// As a spreadsheet numbers it; 0 for the sheet as a whole.
  public var row: Int
  /// The heading of the column, or its letters; nil for the row.
  public var column: String?

  public init(sheet: String? = nil, row: Int = 0, column: String? = nil) {
    (self.sheet, self.row, self.column) = (sheet, row, column)
  }

  /// Whether it names nothing: the file as a whole.
  package var isWhole: Bool { sheet == nil && row == 0 && column == nil }

  /// `sheet Cases, row 12, DASH score`, without what there is none of.
  public var words: String {
    [sheet.map { "sheet \($0)" }, row > 0 ? "row \(row)" : nil, column].compactMap(\.self).joined(separator: ", ")
  }
}
