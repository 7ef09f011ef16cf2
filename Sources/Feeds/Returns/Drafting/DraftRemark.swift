internal import Events

/// What a draft says beside its lines.
enum DraftRemark {
  case title(openMarks: Bool)
  case guessedKind(String)
  case noKind
  /// A column counts, so a row may stand for many records.
  case counting(heading: String)
  case source
  case covers
  case sheet(others: [String])
  case statement(FeedFile.Statement.Period, isAreaKnown: Bool)
  case key(isUnique: Bool)
  case keyWithDate
  /// A row of totals stands below the table.
  case totals
  case noKey
  case guessedDate
  case ambiguousDate(others: [String])
  case noDateForm
  case unreadDates(Int)
  case areaNames
  case riskRanges
  case codes
  case chooseWord(text: String, words: [String])
  /// Values that are not shown, as they may tell of persons.
  case hiddenWords(Int, words: [String])
  case told(words: [String])
  case emptyCells(Int, heading: String)
  case anyWord
  case attribute
  case missing(field: String)
  case constant
  case pseudonym
  case pairPseudonym(heading: String)
  case noPseudonym
  case ignored
  case sameHeading(String)
  case answers
}
