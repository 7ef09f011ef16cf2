/// A record that the ledger holds for a force's month.
package struct PolicePresentRecord: Sendable {
  package var subject: String
  package var isOpen: Bool
  /// The content of an open record; of a closed one, its content when it was closed.
  package var content: PoliceContent

  package init(subject: String, isOpen: Bool, content: PoliceContent) {
    self.subject = subject
    self.isOpen = isOpen
    self.content = content
  }
}
