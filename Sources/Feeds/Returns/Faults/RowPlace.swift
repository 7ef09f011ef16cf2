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
}
