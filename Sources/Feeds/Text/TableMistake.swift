public import Events

/// What can be wrong with a CSV file as such.
public enum TableMistake: Mistake {
  case emptyFile
  case tooManyRows
  case tooManyFields
  case columnTwice
  case fieldCount(expected: Int)
  case notUTF8
  case holdsNUL
  // What makes a row unreadable.
  case loneCarriageReturn
  case textAfterQuote
  case emptyLine
  case quoteInField
  case openQuote
}
