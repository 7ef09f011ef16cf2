public import Events

/// Why no feed file can be drafted.
public enum DraftMistake: Mistake {
  case noHeadings
  /// The workbook has no sheet of the name that was asked for; it has these.
  case noSheet(known: [String])
}
