/// A record that the ledger holds for a force's month.
package struct PolicePresentRecord: Sendable {
  package var subject: String
  package var isOpen: Bool
  /// The content of an open record; of a closed one, its content when it was closed.
  package var content: PoliceContent
  /// The newest that an outcomes file has said of it, whether it was closed and opened again since or not; nil where none
  /// has. No street-level file changes its outcome then.
  package var resolution: PoliceResolution?

  package init(subject: String, isOpen: Bool, content: PoliceContent, resolution: PoliceResolution? = nil) {
    self.subject = subject
    self.isOpen = isOpen
    self.content = content
    self.resolution = resolution
  }

  /// What a row of a street-level file can make of the record: its own content, but for an outcome that is not its to
  /// change.
  func content(statedBy row: PoliceContent) -> PoliceContent {
    guard resolution != nil else { return row }
    var content = row
    content.outcome = self.content.outcome
    return content
  }
}
