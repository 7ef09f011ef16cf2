/// One row of a street-level file.
package struct PoliceRow: Hashable, Sendable {
  package var content: PoliceContent
  /// The source's identifier, empty where it gives none. It names a record only within its force and month, and may
  /// repeat even there.
  package var crimeID: String
  /// The column "Context", nil when empty; not content of the record.
  package var note: String?
  /// The 1-based line of the file.
  package var line: Int

  package init(content: PoliceContent, crimeID: String, note: String? = nil, line: Int) {
    self.content = content
    self.crimeID = crimeID
    self.note = note
    self.line = line
  }
}
