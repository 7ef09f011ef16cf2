public import Events

/// What can be wrong with a file of data.police.uk.
public enum PoliceMistake: Mistake {
  // The file.
  case stopAndSearchFile
  case unknownColumn(PoliceTable)
  case missingColumn(PoliceTable)
  case columnOrder(PoliceTable)
  /// A file without rows whose name tells neither force nor month, or a force that is none of these.
  case noRowsAndNoName
  case noRowsAndUnknownForce(known: [String])
  case badForcesTable
  /// A table of forces has a name twice, or one slug with two areas.
  case forceTwice
  /// More than a fifth of the open records would vanish.
  case removals(force: String, month: String)
  // A row.
  case badMonth
  /// Neither the row nor the name of the file tells a force that is known; these are.
  case unknownForce(known: [String])
  case otherStatement(force: String, month: String)
  case badCrimeID
  case badCoordinate(bound: Int)
  case oneCoordinate
  case badAreaCode
  /// The categories of the month are these.
  case unknownCrimeType(known: [String])
  case outcomeOfIncident
  /// A row of an outcomes file says no outcome.
  case noOutcome
  /// A row of a file of refused rows does not say which table it is of.
  case unknownTable
}
