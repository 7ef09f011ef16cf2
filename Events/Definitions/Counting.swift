/// Which records are counted: of which kinds, under which condition, in which relation to others, with which values.
public struct Counting: Hashable, Sendable {
  public var records: [RecordKind]
  public var condition: Condition
  /// An earlier, or later, record of the same party has to exist.
  public var preceded: Relation?
  public var followed: Relation?
  /// A record adds the number of its followers in place of 1.
  public var each: Relation?
  /// A record adds the value of its field in place of 1.
  public var weights: Weights?
}

/// A relation between records of one party.
public struct Relation: Hashable, Sendable {
  public var records: [RecordKind]
  /// How far apart the dates may be, in months, both ends included.
  public var withinMonths: Int
  public var condition: Condition
}

/// What a record adds in place of 1, by one of its fields.
public struct Weights: Hashable, Sendable {
  public var by: FieldName
  /// For an offence the longest path that holds it; for any other field the equal value, a date as `YYYY-MM-DD`.
  package var values: [ExactText: ExactDecimal]
  /// What a record adds whose field has none of the values, or is missing.
  public var otherwise: ExactDecimal

  /// The values, each with what it is for.
  package var valuesByText: [(text: String, value: ExactDecimal)] { values.map { ($0.key.text, $0.value) } }

  /// The value for a field's text; nil stands for a missing field.
  package func value(of text: String?) -> ExactDecimal {
    guard var path = text else { return otherwise }
    if let value = values[ExactText(path)] { return value }
    guard by.field == .offence else { return otherwise }
    while let slash = path.lastIndex(of: "/") {
      path = String(path[..<slash])
      if let value = values[ExactText(path)] { return value }
    }
    return otherwise
  }
}
