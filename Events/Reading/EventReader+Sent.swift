/// What an event says that was read, and not checked yet.
extension EventReader {
  /// Its type; nil where there is none, or one that is not known.
  package var typeAsSent: EventType? {
    attributes.type < 0 ? nil : EventTypes.rule(document, attributes.type)?.type
  }

  /// A text in its data; nil where there is none of this name.
  package func textAsSent(_ field: String) -> String? {
    guard attributes.data >= 0, document.kind(attributes.data) == .object,
      let node = document.member(attributes.data, field), document.kind(node) == .string
    else { return nil }
    return document.string(node)
  }

  /// Whether a flag in its data is there and true.
  package func isTrueAsSent(_ field: String) -> Bool {
    guard attributes.data >= 0, document.kind(attributes.data) == .object,
      let node = document.member(attributes.data, field)
    else { return false }
    return document.kind(node) == .true
  }

  /// The names of what is in its data.
  package var fieldsAsSent: [String] {
    guard attributes.data >= 0, document.kind(attributes.data) == .object else { return [] }
    return document.members(attributes.data).map { document.string($0) }
  }
}
