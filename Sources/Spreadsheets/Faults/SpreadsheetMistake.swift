internal import Events

/// What can be wrong with a spreadsheet as such.
package enum SpreadsheetMistake: Mistake {
  // The file.
  case emptyFile
  /// The format of Excel 97, `.xls`.
  case oldWorkbook
  /// `.xlsb`.
  case binaryWorkbook
  case encrypted
  /// Neither a spreadsheet that is read, nor text.
  case otherFormat
  case truncated
  case damaged
  /// An archive around it is encrypted, or packed in a way that is not read.
  case unreadableArchive

  // How much it holds.
  case tooLarge(limit: Int)
  case tooManyRows
  case tooManyColumns
  case tooManyCells
  case tooManyCharacters
  case tooMuchSharedText
  case rowTooLong

  // Its parts: members of the archive, by their names.
  case memberTwice(String)
  case partMissing(String)
  case partTooLong(String)
  case notWellFormed(part: String)
  case documentType(part: String)
  case tooDeep(part: String)
  case markupTooLong(part: String)
  case noSheets

  // Text.
  case notText(TextEncoding)
  case holdsNUL
  case openQuote
  case textAfterQuote

  // Cells.
  case rowOutOfOrder
  case badReference(String)
  case cellTwice
  case mergedTwice
  case notNumber(String)
  case notDate(String)
  case notBoolean(String)
  case noSharedText(String)
  case badRepeat(String)
}
