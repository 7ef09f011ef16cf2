public import Events

/// What can be wrong with a return, or with the feed file that reads it.
public enum ReturnMistake: Mistake, Error {
  // The sheet.
  /// None of the first rows has any of these headings.
  case noHeader(names: [String])
  /// No column has one of these headings; one may be meant. Whether the feed file may say that it can be missing: it is a
  /// field's or a question's, and no part of the key and of no condition.
  case missingColumn(names: [String], near: String?, mayBeMissing: Bool)
  /// Several columns fit one name.
  case columnOfTwo(headings: [String])
  // A cell.
  /// It holds an error value such as `#N/A`.
  case errorValue
  /// It is empty, and no record is without its value.
  case emptyCell
  /// It is empty, and the feed file does not say that it may be, as it could.
  case emptyOptionalCell
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
  /// The ledger knows no area of the level at all; another level may be meant.
  case noAreasOfLevel(String, near: String?)
  /// It knows some, and none within the area that the feed file names.
  case noAreasWithin(String, level: String)
  /// No area of the level has the name; one may be meant.
  case unknownAreaName(level: String, near: String?)
  /// No area of the name lived on the date; these had it at other times.
  case areaOfOtherTimes(date: String, candidates: [String])
  /// Several areas have the name.
  case areaOfSeveral(candidates: [String])
  // A place.
  case oneCoordinate
  case notOnEarth
  /// No area of the level, or none at all, has the point within its boundary.
  case nowhere(level: String?)
  /// Boundaries that overlap have it.
  case placeInSeveral(candidates: [String])
  // A party.
  case blankPart
  // The feed file.
  /// A column of the key is one whose values are never to be stored.
  case keyNeverStored
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
