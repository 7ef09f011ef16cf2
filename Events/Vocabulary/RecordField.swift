/// A field of a record's content. `reason`, `note` and `to` are not content.
public enum RecordField: String, CaseIterable, Sendable {
  case date, area, party, offence, occurred, flags, outcome, resolved, location, longitude, latitude
  case kind, category, contact, risk, service, status
  case survey, question, answer, weight, cause, age, first, cohort
  /// What a partner knows beyond the fields: a map from words to words, numbers, true or false.
  case attributes

  private static let positions: [RecordField: UInt8] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })

  /// The position of the field among all fields.
  package var position: UInt8 { Self.positions[self] ?? 0 }

  /// The fields of every kind, gathered from the rules of its events.
  static let table: [[RecordField]] = RecordKind.allCases.map { kind in
    var names: Set<String> = []
    for rule in EventRule.all where rule.subject == .record(kind) && rule.role != .closes {
      for field in rule.fields where field.isContent { names.insert(field.name) }
    }
    return RecordField.allCases.filter { names.contains($0.rawValue) }
  }

  /// The rule for a field's values in records of a kind; nil where the kind does not have the field.
  public func value(in kind: RecordKind) -> ValueRule? {
    for rule in EventRule.all where rule.subject == .record(kind) && rule.role != .closes {
      for field in rule.fields where field.isContent && field.name == rawValue { return field.value }
    }
    return nil
  }
}
