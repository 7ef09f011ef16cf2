import Events

extension Census {
  mutating func note(_ definition: Definition) {
    count("measure " + definition.measure.rawValue)
    count("policy " + definition.policy.rawValue)
    count("previous " + definition.previous.rawValue)
    if definition.measure == .rate { count("rate over " + definition.over) }
    switch definition.window {
    case .months: count("window months")
    case .quarter: count("window quarter")
    case .financialYearToDate: count("window financial-year-to-date")
    }
    switch definition.disclosure {
    case .suppressBelow?: count("disclosure limit")
    case .notNeeded?: count("disclosure none")
    case nil: count("no disclosure")
    }
    if definition.feeds == nil { count("no feeds") }
    for choice in definition.feeds ?? [] {
      count(choice.count == 1 ? "feed named" : "feeds of which one is enough")
      if choice.contains(where: { RecordKind(word: $0) != nil }) { count("kind named as a feed") }
    }
    for counting in [definition.count, definition.of].compactMap({ $0 }) { note(counting) }
  }

  private mutating func note(_ counting: Counting) {
    if counting.records.count > 1 { count("records list") }
    for kind in counting.records { count("counted " + kind.word) }
    note(counting.condition, counting.records)
    for (name, relation) in [
      ("preceded", counting.preceded), ("followed", counting.followed), ("each", counting.each),
    ] {
      guard let relation else { continue }
      count("relation " + name)
      if relation.condition != .always { count("relation where") }
      note(relation.condition, relation.records)
    }
    guard let weights = counting.weights else { return }
    count(
      weights.by.field == .offence
        ? "weights by paths" : weights.by.attribute == nil ? "weights by a field" : "weights by an attribute")
    if weights.otherwise != ExactDecimal(0) { count("weights otherwise") }
  }

  private mutating func note(_ condition: Condition, _ kinds: [RecordKind]) {
    for test in condition.tests {
      for kind in kinds where kind.fields.contains(test.field) {
        count("tested \(kind.word) \(test.field.rawValue)")
      }
      if let attribute = test.name.attribute { count("tested attribute " + attribute) }
      note(test.test, test.field)
    }
    guard let alternatives = condition.anyOf else { return }
    count("alternatives")
    for alternative in alternatives { note(alternative, kinds) }
  }

  private mutating func note(_ test: Test, _ field: RecordField) {
    switch test {
    case .equals: count("test equals")
    case .anyOf: count("test anyOf")
    case .all: count("test all")
    case .range(let lower, let upper):
      count(lower == nil ? "test atMost" : upper == nil ? "test atLeast" : "test between")
      if field == .risk { count("test risk") }
    case .not(let inner):
      switch inner {
      case .anyOf: count("test not list")
      case .not: count("test not not")
      case .all: count("test not all")
      default: count("test not")
      }
      note(inner, field)
    }
  }
}
