/// What the events with one subject describe. A crime X and an incident X are two records.
public enum RecordKind: UInt8, CaseIterable, Sendable {
  case crime, incident, marac, referral, answer, admission, disposal, member, reoffence

  /// The word for the kind in definitions and coverage declarations.
  public var word: String { RecordKind.words[Int(rawValue)] }

  private static let words = allCases.map { String(describing: $0) }

  public init?(word: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }

  /// The fields that make up the content of a record of this kind, in a fixed order.
  public var fields: [RecordField] { RecordField.table[Int(rawValue)] }

  /// The position of a field in `fields`; nil where the kind does not have it.
  public func position(of field: RecordField) -> Int? { fields.firstIndex(of: field) }
}
