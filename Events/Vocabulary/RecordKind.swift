/// What the events with one subject describe. A crime X and an incident X are two records.
public enum RecordKind: UInt8, CaseIterable, Sendable {
  case crime, incident, marac, referral, answer, admission, disposal, member, reoffence

  /// The word for the kind in definitions and coverage declarations.
  public var word: String { String(describing: self) }

  public init?(word: String) {
    guard let kind = RecordKind.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }

  /// The fields that make up the content of a record of this kind, in a fixed order.
  public var fields: [RecordField] { RecordField.table[Int(rawValue)] }

  /// The position of a field in `fields`; nil where the kind does not have it.
  public func position(of field: RecordField) -> Int? { fields.firstIndex(of: field) }
}

/// A field of a record's content. `reason`, `note` and `to` are not content.
public enum RecordField: String, CaseIterable, Sendable {
  case date, area, party, offence, occurred, flags, outcome, resolved, location, longitude, latitude
  case kind, category, contact, risk, service, status
  case survey, question, answer, weight, cause, age, first, cohort

  private static let positions: [RecordField: UInt8] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })

  /// The position of the field among all fields.
  package var position: UInt8 { Self.positions[self] ?? 0 }

  /// The fields of every kind, gathered from the rules of its events.
  fileprivate static let table: [[RecordField]] = RecordKind.allCases.map { kind in
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

/// What the subject of an event names.
public enum SubjectKind: Hashable, Sendable {
  case record(RecordKind)
  case area, indicator, practice, coverage, party

  /// A number for keys of tables; records come first.
  public var code: UInt8 {
    switch self {
    case .record(let kind): kind.rawValue
    case .area: 32
    case .indicator: 33
    case .practice: 34
    case .coverage: 35
    case .party: 36
    }
  }

  public static let all: [SubjectKind] =
    RecordKind.allCases.map { .record($0) } + [.area, .indicator, .practice, .coverage, .party]

  public init?(code: UInt8) {
    guard let kind = SubjectKind.all.first(where: { $0.code == code }) else { return nil }
    self = kind
  }

  /// The word for the kind in messages.
  public var word: String {
    switch self {
    case .record(let kind): kind.word
    default: String(describing: self)
    }
  }
}
