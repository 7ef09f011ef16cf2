/// What stands in a cell of a spreadsheet, or between two delimiters.
package enum Cell: Hashable, Sendable {
  case empty
  case text(String)
  /// A number, as the file has it.
  case number(Double)
  /// A civil day: a number under the format of a date, its time dropped; the 1900 and the 1904 count are told apart.
  case date(year: Int, month: Int, day: Int)
  case boolean(Bool)
  /// An error value such as `#N/A`.
  case error(String)
}

/// A row of a sheet or a file.
package struct SheetRow: Hashable, Sendable {
  /// Its number as a spreadsheet shows it, from 1.
  package var number: Int
  /// The line at which it begins; only in text files, where a quoted field may span lines.
  package var line: Int?
  package var isHidden: Bool
  /// From column A on; cells behind the last that is not empty may be left out.
  package var cells: [Cell]

  package init(number: Int, line: Int? = nil, isHidden: Bool = false, cells: [Cell]) {
    (self.number, self.line, self.isHidden, self.cells) = (number, line, isHidden, cells)
  }
}
