package import Events

/// What can be wrong with a partner's return as a whole, or with a row of it beside the others.
package enum StatementMistake: Mistake {
  /// A row lies in a month outside the longest run of months; its first and last.
  case outside(first: Month?, last: Month?)
  /// A row lies outside the scope that whoever imports states.
  case outsideStated(first: Month, last: Month)
  /// A row lies outside the area of the statement.
  case elsewhere(area: String)
  /// The area is known to nobody, and has not the form of a code.
  case noAreaCode
  /// Another row of the same key says something else; where it stands.
  case unlike(row: Int, file: String?)
  /// The record's subject would be longer than the ledger keeps subjects apart by.
  case longKey(maximum: Int)
  /// More than a fifth of a month's records would close.
  case removals([MonthCount])
  /// More than a fifth of a month's records would change in one field.
  case changes(field: String, [MonthCount])
  /// The pseudonyms are made under another key than those that the ledger holds.
  case newKey(held: String)
  /// No row is there, and nobody states of which months that is so.
  case noRows
  /// The file has no sheet of the name or position; these are there.
  case noSheet(known: [String])
  /// A scope is stated for a feed whose statements have none.
  case noScope

  /// How many of a month's records.
  package struct MonthCount: Hashable, Sendable {
    package var month: Month
    package var count: Int
    package var of: Int
  }
}
