package import Events

/// An accepted event.
package struct NaiveEvent: Sendable {
  package let sequence: Int
  package let recordedTime: RecordedTime
  package let type: EventType
  /// The kind of the record that it is about; nil for facts.
  package let kind: RecordKind?
  package let role: EventRule.Role
  package let source: Word
  package let id: Word
  package let subject: Word
  package let data: [Word: JSONValue]
  /// The event as sent, without what the ledger adds; an attribute that is null is absent (CloudEvents 1.0).
  package let content: JSONValue
  /// The definition that a `definition.adopted` carries.
  package let definition: Definition?

  /// "each leaf the canonical JSON (RFC 8785) of an event with its `sequence` and `recordedtime`"
  package var leaf: [UInt8] {
    guard case .object(var members) = content else { preconditionFailure("An event is an object.") }
    members["sequence"] = .number(ExactDecimal(sequence))
    members["recordedtime"] = .text(Word(recordedTime.description))
    return Array(JSONValue.object(members).canonical.utf8)
  }
}
