/// What a draft says beside its lines.
enum DraftRemark {
  case title(openMarks: Bool)
  case guessedKind(String)
  case noKind
  case source
  case statement
  case key(isUnique: Bool)
  case noKey
  case ambiguousDate(others: [String])
  case noDateForm
  case unreadDates(Int)
  case areaNames
  case riskRanges
  case codes
  case chooseWord(text: String, words: [String])
  case anyWord
  case missing(field: String)
  case constant
  case pseudonym, noPseudonym
  case ignored
  case sameHeading(String)
  case answers
}
