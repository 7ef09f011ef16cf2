package import Events

/// One row of an outcomes file.
package struct PoliceOutcomeRow: Hashable, Sendable {
  /// The source's identifier of the crime, whatever the month that the crime is of; empty where it gives none.
  package var crimeID: String
  package var outcome: ExactText
  /// The 1-based line of the file.
  package var line: Int

  package init(crimeID: String, outcome: ExactText, line: Int) {
    self.crimeID = crimeID
    self.outcome = outcome
    self.line = line
  }
}

/// What one outcomes file says of one force's month: what became of crimes in it.
package struct PoliceOutcomes: Sendable {
  package var file: String
  package var force: PoliceForce
  package var month: Month
  package var completeness: PoliceStatement.Completeness
  /// In the order of the file.
  package var rows: [PoliceOutcomeRow]
  /// How its rows call the force, where that is no force's name and close to one: the file's name decided then.
  package var misspeltForce: PoliceMisspeltForce?

  package init(
    file: String, force: PoliceForce, month: Month, completeness: PoliceStatement.Completeness = .full,
    rows: [PoliceOutcomeRow]
  ) {
    self.file = file
    self.force = force
    self.month = month
    self.completeness = completeness
    self.rows = rows
  }
}
