public import Events

/// Why no feed file can be drafted.
public enum DraftMistake: Mistake {
  /// No row looks like one of headings; the workbook's other sheets, where there are some.
  case noHeadings(others: [String])
  /// The workbook has no sheet of the name that was asked for; it has these.
  case noSheet(known: [String])
}
