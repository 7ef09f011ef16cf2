/// A field of a record as definitions name it: one of the fixed fields, or `attributes.` and the word of an attribute.
public struct FieldName: Hashable, Sendable {
  public let field: RecordField
  /// The word of an attribute; nil for any other field.
  public let attribute: String?

  public init(_ field: RecordField, attribute: String? = nil) {
    self.field = field
    self.attribute = attribute
  }

  private static let prefix = "attributes."

  /// Reads a name; nil where it is none. `attributes` alone names no field that can be tested.
  public init?(_ name: String) {
    if name.hasPrefix(FieldName.prefix) {
      let word = String(name.dropFirst(FieldName.prefix.count))
      guard Words.isPath(Array(word.utf8)[...]) else { return nil }
      self.init(.attributes, attribute: word)
    } else if let field = RecordField(rawValue: name), field != .attributes {
      self.init(field)
    } else {
      return nil
    }
  }

  /// As it is written.
  public var text: String { attribute.map { FieldName.prefix + $0 } ?? field.rawValue }

  /// The rule for its values in records of a kind; nil where the kind does not have it.
  func value(in kind: RecordKind) -> ValueRule? { attribute == nil ? field.value(in: kind) : .attribute }
}
