public import Events

/// What can be wrong with a return, or with the feed file that reads it.
public enum ReturnMistake: Mistake, Error {
  // The sheet.
  /// None of the first rows has any of these headings.
  case noHeader(names: [String])
  /// No column has one of these headings; one may be meant.
  case missingColumn(names: [String], near: String?)
  /// Several columns fit one name.
  case columnOfTwo(headings: [String])
  // A cell.
  /// It holds an error value such as `#N/A`.
  case errorValue
  case emptyCell
  case emptyKey
  case controlCharacters
  /// No code is for the value; these are the first.
  case noCode(known: [String])
  case notDate(forms: [String])
  /// It has the form of a date, and there is no such day.
  case noSuchDay
  case dateOfTwoReadings(String, String)
  case notNumber
  case inexactNumber
  case notFlag
  /// It holds no letter or digit that a word could be made of.
  case noWord
  /// It holds a letter that words do not have.
  case letterOfNoWord(String)
  case badValue(ValueRule)
  case endNotAfterStart
  // An area.
  case noSuchArea
  /// No area of the level has the name; one may be meant.
  case unknownAreaName(level: String, near: String?)
  /// No area of the name lived on the date; these had it at other times.
  case areaOfOtherTimes(date: String, candidates: [String])
  /// Several areas have the name.
  case areaOfSeveral(candidates: [String])
  // A party.
  case blankPart
  // The feed file.
  case badRegex(String)
  case badDateFormat(String)
  case needsBoundaries
  case unknownField
  case missingField

  /// Whether the value is one that the feed file, or the ledger's names of areas, do not know.
  var isOfUnknownValue: Bool {
    switch self {
    case .noCode, .unknownAreaName: true
    default: false
    }
  }
}
