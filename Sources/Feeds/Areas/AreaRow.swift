package import Events

/// One area as a file places it in one geography.
package struct AreaRow: Hashable, Sendable {
  package var code: String
  /// Nil where the file names none.
  package var name: String?
  /// A word such as `lsoa`, `district` or `region`.
  package var level: String
  /// The area above; nil where the file names none.
  package var parent: String?
  package var geography: String
  /// The area's life, the end exclusive; nil where the file does not say.
  package var start: CivilDate?
  package var end: CivilDate?
  /// The 1-based line of the file that first placed the area so.
  package var line: Int

  package init(
    code: String, name: String?, level: String, parent: String?, geography: String = AreaGeography.administrative,
    start: CivilDate? = nil, end: CivilDate? = nil, line: Int
  ) {
    self.code = code
    self.name = name
    self.level = level
    self.parent = parent
    self.geography = geography
    self.start = start
    self.end = end
    self.line = line
  }
}
