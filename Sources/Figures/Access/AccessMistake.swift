package import Events

/// What a reader without the scope `disclose` asks of a protected indicator and is not told.
package enum AccessMistake: Mistake {
  /// The window does not end with a quarter; months that do.
  case window(ending: Month, nearest: [Month])
  /// A figure for each month.
  case everyMonth
  /// Another window than the definition's own.
  case otherWindow
  /// The area is below district level, or none that is known.
  case area(level: String?)
  /// One version in place of those in force.
  case definition
  /// A point that no paper was published from; those of papers, newest first.
  case knownAt(papers: [Int])
  /// Reasons split by an attribute of records.
  case split
  /// The categories of records that an open indicator counts, where protected ones count them too.
  case categories
  /// Records named as evidence.
  case evidence
  /// What was known at the end of each month.
  case revisions
  /// The records behind a figure, or the life of one.
  case records
  /// Reasons, which are made for whoever has a token.
  case reasons

  /// One of the indicators of a cube may not be asked so; those that may, by themselves.
  indirect case cube(AccessMistake, indicator: String, others: [String])

  package var blame: Blame { .authority }
}
