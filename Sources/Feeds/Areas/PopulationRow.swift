/// The estimated population of one area in the middle of one year.
package struct PopulationRow: Hashable, Sendable {
  package var code: String
  package var year: Int
  package var persons: Int
  /// The 1-based line of the file.
  package var line: Int

  package init(code: String, year: Int, persons: Int, line: Int) {
    self.code = code
    self.year = year
    self.persons = persons
    self.line = line
  }
}
