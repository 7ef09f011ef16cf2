package import Events

/// How a partner's return is imported.
package struct ReturnOptions: Sendable {
  /// The months that the statement is of, in place of those that its rows tell.
  package var months: ClosedRange<Month>?
  /// Whether more than a fifth of a month's records may close, and as many change in one field.
  package var acceptsRemovals = false
  package var acceptsChanges = false
  /// Whether pseudonyms may be made under another key than those that the ledger holds.
  package var acceptsNewKey = false
  /// Whether the files are mended rejects: additions and changes, that close nothing.
  package var amends = false
  /// Whether nothing is appended.
  package var isDryRun = false

  package init() {}
}
