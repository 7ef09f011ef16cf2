/// One area as a look-up places it.
package struct AreaRow: Hashable, Sendable {
  package var code: String
  package var name: String
  /// A word such as `lsoa`, `district` or `region`.
  package var level: String
  /// The area above; nil where the file names none.
  package var parent: String?
  /// The 1-based line of the file that first named the area.
  package var line: Int

  package init(code: String, name: String, level: String, parent: String?, line: Int) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.line = line
  }
}
