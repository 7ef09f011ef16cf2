/// How many there are in one area in the middle of one year.
package struct PopulationRow: Hashable, Sendable {
  package var code: String
  package var year: Int
  package var persons: Int
  /// What is counted, such as `households`; nil for residents.
  package var of: String?
  /// The 1-based line of the file.
  package var line: Int

  package init(code: String, year: Int, persons: Int, of: String? = nil, line: Int) {
    self.code = code
    self.year = year
    self.persons = persons
    self.of = of
    self.line = line
  }

  /// What is counted where nothing else is said.
  package static let residents = "residents"
}
