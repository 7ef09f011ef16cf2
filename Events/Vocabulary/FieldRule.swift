/// The rule for one field of `data`.
public struct FieldRule: Sendable {
  public let name: String
  public let isRequired: Bool
  public let value: ValueRule
  package let nameBytes: [UInt8]
  /// The field of a record's content that this is; nil for `reason`, `note`, `to` and the fields of facts.
  public let content: RecordField?

  /// Whether it names a party, which may be erased: by an event whose subject it is then.
  var isParty: Bool { content == .party }

  /// Whether the field belongs to the record's content.
  public var isContent: Bool { content != nil }

  private init(_ name: String, isRequired: Bool, _ value: ValueRule) {
    self.name = name
    self.isRequired = isRequired
    self.value = value
    nameBytes = Array(name.utf8)
    content = RecordField(rawValue: name)
  }

  static func required(_ name: String, _ value: ValueRule) -> FieldRule {
    FieldRule(name, isRequired: true, value)
  }

  static func optional(_ name: String, _ value: ValueRule) -> FieldRule {
    FieldRule(name, isRequired: false, value)
  }
}
