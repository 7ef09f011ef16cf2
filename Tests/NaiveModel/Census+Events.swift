import Events

extension Census {
  /// Counts an event that was appended.
  mutating func note(_ event: NaiveEvent, after events: ArraySlice<NaiveEvent>) {
    let type = event.type.rawValue
    count("type " + type)
    for field in event.type.rule.fields {
      count((event.data[Word(field.name)] == nil ? "without " : "field ") + type + " " + field.name)
    }
    if event.type.rule.role == .opens,
      events.contains(where: { $0.kind == event.kind && $0.subject == event.subject })
    {
      count("reopened")
    }
    if event.type == .areaAssigned, let before = NaiveWorld(events).parents[event.subject] {
      if event.data["parent"] == .null { count("detached area") }
      if let parent = event.data["parent"]?.text, parent != before { count("moved area") }
    }
    if let definition = event.definition {
      note(definition)
      if events.contains(where: { $0.subject == event.subject && $0.definition != nil }) {
        count("second version")
      }
    }
  }

  private mutating func note(_ definition: Definition) {
    count("measure " + definition.measure.rawValue)
    count("policy " + definition.policy.rawValue)
    count("previous " + definition.previous.rawValue)
    switch definition.window {
    case .months: count("window months")
    case .quarter: count("window quarter")
    case .financialYearToDate: count("window financial-year-to-date")
    }
    for counting in [definition.count, definition.of].compactMap({ $0 }) {
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
    }
  }

  private mutating func note(_ condition: Condition, _ kinds: [RecordKind]) {
    for test in condition.tests {
      for kind in kinds where kind.fields.contains(test.field) {
        count("tested \(kind.word) \(test.field.rawValue)")
      }
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
