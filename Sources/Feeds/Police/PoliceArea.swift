/// An area that rows of a file lie in, as the file tells of it.
package struct PoliceArea: Hashable, Sendable {
  package let code: String
  /// The text of "LSOA name" of the first row that has one.
  package var name: String?
  package var rowCount = 0
  /// The line of the first of its rows.
  package let line: Int

  init(code: String, line: Int) {
    self.code = code
    self.line = line
  }

  mutating func add(_ name: () -> String?) {
    rowCount += 1
    if self.name == nil { self.name = name() }
  }
}
