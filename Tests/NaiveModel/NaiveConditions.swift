package import Events

extension NaiveRecord {
  /// "a map from a field of the record to a test; all must hold"; "The key `anyOf: [ where, where ]`: at
  /// least one holds."
  package func meets(_ condition: Condition) -> Bool {
    condition.tests.allSatisfy { meets($0.test, $0.name) }
      && (condition.anyOf?.contains { meets($0) } ?? true)
  }

  private func meets(_ test: Test, _ field: FieldName) -> Bool {
    switch test {
    case .not(let inner):
      // "A missing field fails every test, so `not` holds"
      return !meets(inner, field)
    case .equals(let scalar): return contains(scalar, field)
    case .anyOf(let scalars): return scalars.contains { contains($0, field) }
    case .all(let scalars): return value(of: field)?.list != nil && scalars.allSatisfy { contains($0, field) }
    case .range(let lower, let upper):
      guard let number = number(of: field) else { return false }
      return (lower.map { number >= $0 } ?? true) && (upper.map { number <= $0 } ?? true)
    }
  }

  /// "missing flags are an empty list"; an answer has a "weight, default 1"; "`where` reads it as `attributes.agency`".
  func value(of name: FieldName) -> JSONValue? {
    if let attribute = name.attribute { return content[.attributes]?[Word(attribute)] }
    if let value = content[name.field] { return value }
    if name.field == .flags { return .list([]) }
    if name.field == .weight, kind == .answer { return .number(ExactDecimal(1)) }
    return nil
  }

  /// "a scalar (equal; for `offence` the path or anything below it …; for a list field: contains it)"
  private func contains(_ scalar: Scalar, _ name: FieldName) -> Bool {
    guard let value = value(of: name) else { return false }
    switch (value, scalar) {
    case (.list(let list), .text(let text)): return list.contains(.text(Word(text)))
    case (.number(let number), .number(let other)): return number == other
    case (.flag(let flag), .flag(let other)): return flag == other
    case (.text(let text), .text(let other)):
      if name.field == .offence { return text.isAtOrBelow(Word(other)) }
      // A month "stands for the first of the month everywhere".
      if [.date, .occurred, .resolved].contains(name.field) { return value.date == CivilDate(other) }
      return text == Word(other)
    default: return false
    }
  }

  /// "numbers; for `risk` standard < medium < high"
  private func number(of name: FieldName) -> ExactDecimal? {
    let value = value(of: name)
    guard name.field == .risk else { return value?.number }
    return value?.text.flatMap { risk in ["standard", "medium", "high"].firstIndex(of: risk.text) }
      .map { ExactDecimal($0) }
  }
}
