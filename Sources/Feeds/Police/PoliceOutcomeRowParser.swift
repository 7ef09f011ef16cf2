internal import Events

/// Turns the rows of one outcomes file into values.
///
/// Of the places of its rows nothing is taken: where a crime happened is what the street-level files say.
struct PoliceOutcomeRowParser {
  private var months: PoliceForceMonthReader
  private let outcomeColumn: Int
  private var texts = StringInterner()

  /// - Parameter outcomeColumn: where a row has its outcome.
  init(_ months: PoliceForceMonthReader, outcomeColumn: Int) {
    self.months = months
    self.outcomeColumn = outcomeColumn
  }

  /// The reader's current row.
  /// - Throws: one `Refusal` with every fault of the row; those of its force and month come first.
  mutating func row(of reader: CSVReader) throws(Refusal) -> (PoliceForceMonth, PoliceOutcomeRow) {
    var faults = FaultCollector()
    let month = months.forceMonth(of: reader, force: text(reader, PoliceColumn.reportedBy.rawValue), &faults)
    let crimeID = reader.crimeID(&faults)
    let outcome = text(reader, outcomeColumn)
    if outcome.isEmpty {
      faults.add(reader.refusal(outcome, field: PoliceColumn.outcomeType, PoliceMistake.noOutcome))
    }
    try faults.end()
    guard let month else { preconditionFailure("What is not taken is a fault.") }
    return (month, PoliceOutcomeRow(crimeID: crimeID, outcome: ExactText(outcome), line: reader.line))
  }

  /// The name by which the last row calls its force, where no force has it and one has a name that is close.
  func misspeltForce(line: Int) -> PoliceMisspeltForce? { months.misspeltForce(line: line) }

  /// The text of a column, made once for all rows that share it.
  private mutating func text(_ reader: CSVReader, _ column: Int) -> String {
    let field = reader.fields[column]
    return field.hasDoubledQuotes ? reader.text(column) : texts.text(field.range, of: reader.bytes)
  }
}
