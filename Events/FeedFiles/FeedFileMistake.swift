/// What can be wrong with a feed file.
package enum FeedFileMistake: Mistake {
  // The form of its maps and values.
  /// What is wrong with the form of any document, and the section that tells of the form.
  case form(DefinitionMistake, FeedFileSection)
  // What a row is.
  case noRecord(nearest: String?)
  case badSource
  case nameTwice
  case reasonWithoutDay
  // Columns.
  case noColumn
  case noColumns
  case badRegex
  /// The same heading is named twice where each is to be another.
  case headingTwice
  case badSheet
  // What a field is made of.
  case noMapping
  case noOrigin(of: [String])
  case twoOrigins([String])
  /// A key that says something only beside another.
  case onlyBeside([String])
  /// A key that says something only of such fields.
  case onlyFor(FieldUse)
  case fieldMissing(EventType)
  /// An event cannot do without the field, so it may not be left out.
  case cannotBeLeftOut(EventType)
  case resolvedNeedsOutcome
  /// A column that is never stored is used.
  case ignoredAndUsed(heading: String)
  /// A column of the key is a part of a pseudonym.
  case keyOfPerson(heading: String)
  // Values.
  case impossibleValue(ValueRule, nearest: String?)
  case noSuchArea
  case noCodes
  case codeTwice
  case lowerAboveUpper
  case noCondition
  // Dates.
  case badDateFormat(DatePattern.Fault)
  /// A date of a month, a quarter or a year names no day.
  case periodOfDays
  // Statements.
  case areaMissing
  /// A statement is of shorter periods than its dates tell apart.
  case finerThanDates(FeedFile.DateFormat)
  // Surveys and statistics.
  case onlyOf(FeedFile.Row)
  case answersTwice
  case questionTwice
  case periodTwice
  case periodMissing
  case constantPeriod
  // What else.
  case badKeep
  case badDelimiter

  /// What a key is for.
  package enum FieldUse: Hashable, Sendable {
    case dates, areas, lists, words, parties
  }
}
