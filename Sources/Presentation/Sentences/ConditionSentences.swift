internal import Events

/// What a definition counts, in words.
enum ConditionSentences {
  /// The records counted, their condition, and what has to come before or after them.
  static func counting(_ counting: Counting) -> String {
    var text = matching(counting.records, counting.condition)
    if let preceded = counting.preceded { text += ", preceded by \(relation(preceded)) before it" }
    if let followed = counting.followed { text += ", followed by \(relation(followed)) after it" }
    if let each = counting.each { text += "; each adds the number of its followers: \(relation(each)) after it" }
    if let weights = counting.weights { text += "; each adds \(self.weights(weights))" }
    return text
  }

  private static func weights(_ weights: Weights) -> String {
    let values = weights.values.sorted { $0.key.text < $1.key.text }.map {
      "\($0.value) for \(scalar(.text($0.key.text), weights.by.field))"
    }
    return "a value of its own by \(weights.by.text): \(list(values, "and")), otherwise \(weights.otherwise)"
  }

  /// One clause of a condition: `risk is at least high`.
  static func clause(_ test: FieldTest) -> String { self.test(test.test, of: test.name) }

  /// Alternatives of which one has to hold.
  static func alternatives(_ choices: [Condition]) -> String { condition(Condition(tests: [], anyOf: choices)) }

  static func relation(_ relation: Relation) -> String {
    "\(matching(relation.records, relation.condition)) of the same party within \(months(relation.withinMonths))"
  }

  private static func months(_ count: Int) -> String { count == 1 ? "1 month" : "\(count) months" }

  private static func matching(_ kinds: [RecordKind], _ condition: Condition) -> String {
    let records = kinds.map { "\($0.word) records" }.joined(separator: " and ")
    let words = condition == .always ? "" : self.condition(condition)
    return words.isEmpty ? records : "\(records) where \(words)"
  }

  private static func condition(_ condition: Condition) -> String {
    var parts = condition.tests.map { test($0.test, of: $0.name) }
    if let anyOf = condition.anyOf {
      let choices = anyOf.map { $0 == .always ? "anything" : self.condition($0) }
      parts.append(choices.count == 1 ? choices[0] : "either " + choices.joined(separator: ", or "))
    }
    return parts.joined(separator: " and ")
  }

  private static func test(_ test: Test, of fieldName: FieldName) -> String {
    let (name, field) = (fieldName.attribute ?? fieldName.field.rawValue, fieldName.field)
    let verb = field == .flags || field == .contact ? "holds" : "is"
    switch test {
    case .equals(let value): return "\(name) \(verb) \(scalar(value, field))"
    case .anyOf(let values): return "\(name) \(verb) \(list(values.map { scalar($0, field) }, "or"))"
    case .not(let inner): return "not (\(self.test(inner, of: fieldName)))"
    case .all(let values): return "\(name) holds \(list(values.map { scalar($0, field) }, "and"))"
    case .range(let least, let most):
      let bounds = [
        least.map { "at least \(limit($0, field))" }, most.map { "at most \(limit($0, field))" },
      ].compactMap { $0 }
      return "\(name) is \(bounds.joined(separator: " and "))"
    }
  }

  /// A scalar; an offence takes what lies below it with it.
  private static func scalar(_ scalar: Scalar, _ field: RecordField) -> String {
    switch scalar {
    case .text(let text): field == .offence ? "\(text) or below" : text
    case .number(let number): number.description
    case .flag(let flag): flag ? "true" : "false"
    }
  }

  /// A limit; a risk is held by its rank.
  private static func limit(_ number: ExactDecimal, _ field: RecordField) -> String {
    if field == .risk, let rank = number.whole, EventRule.risks.indices.contains(rank) { return EventRule.risks[rank] }
    return number.description
  }

  private static func list(_ items: [String], _ word: String) -> String {
    guard items.count > 1 else { return items.joined() }
    return items.dropLast().joined(separator: ", ") + " \(word) " + items[items.count - 1]
  }
}
