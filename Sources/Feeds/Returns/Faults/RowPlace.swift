internal import Events

/// Where a row stands.
package struct RowPlace: Hashable, Sendable {
  /// The file as it was named.
  package var file: String
  /// The sheet's name; nil in a text file, which has none.
  package var sheet: String?
  /// As a spreadsheet numbers it; 0 for the sheet as a whole.
  package var row = 0
  /// The line at which it begins; in text files only.
  package var line: Int?
  package var isHidden = false

  package init(file: String, sheet: String? = nil) { (self.file, self.sheet) = (file, sheet) }

  /// What is at fault with a column of the row; nil: with the row, or the sheet.
  func refused(column: String?) -> Refusal.Place {
    let place = SheetPlace(sheet: sheet, row: row, column: column)
    return place.isWhole ? .whole : .sheet(place)
  }
}
