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
}
