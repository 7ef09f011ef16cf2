package import Events

/// One thing that is wrong with a return: where, with which value, and what.
package struct ReturnFault: Hashable, Sendable {
  package var place: RowPlace
  /// The heading of the column; nil for the row or the sheet.
  package var column: String?
  /// The value as the sheet has it; nil where it is not to be shown.
  package var value: String?
  package var mistake: ReturnMistake

  package init(_ place: RowPlace, column: String? = nil, value: String? = nil, mistake: ReturnMistake) {
    (self.place, self.column, self.value, self.mistake) = (place, column, value, mistake)
  }

  /// The fault as a refusal: its line is that of a text file, its place the sheet, the row and the column.
  package var refusal: Refusal {
    Refusal(file: place.file, line: place.line ?? 0, place.refused(column: column), value: value ?? "", mistake)
  }
}
