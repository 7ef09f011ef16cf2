extension Definition {
  /// The definition with other texts: every text that the file holds, but for the words of the language of definitions.
  package func mapTexts(_ told: (String) -> String) -> Definition {
    var definition = self
    definition.indicator = told(indicator)
    definition.title = told(title)
    definition.outcome = outcome.map(told)
    definition.reason = reason.map(told)
    definition.count = count?.mapTexts(told)
    definition.of = of?.mapTexts(told)
    if over != Definition.residents { definition.over = told(over) }
    definition.threshold?.source = threshold?.source.map(told)
    if case .notNeeded(let reason) = disclosure { definition.disclosure = .notNeeded(reason: told(reason)) }
    definition.feeds = feeds?.map { $0.map { RecordKind(word: $0) == nil ? told($0) : $0 } }
    definition.area = area.map(told)
    definition.unit = unit.map(told)
    definition.source = source.map(told)
    definition.caveats = caveats.map(told)
    return definition
  }
}

extension Counting {
  func mapTexts(_ told: (String) -> String) -> Counting {
    var counting = self
    counting.condition = condition.mapTexts(told)
    counting.preceded = preceded?.mapTexts(told)
    counting.followed = followed?.mapTexts(told)
    counting.each = each?.mapTexts(told)
    counting.weights = weights?.mapTexts(told)
    return counting
  }
}

extension Relation {
  func mapTexts(_ told: (String) -> String) -> Relation {
    var relation = self
    relation.condition = condition.mapTexts(told)
    return relation
  }
}

extension Weights {
  package func mapTexts(_ told: (String) -> String) -> Weights {
    var weights = self
    weights.by = by.mapTexts(told)
    guard by.field.isTold else { return weights }
    weights.values = Dictionary(values.map { (ExactText(told($0.key.text)), $0.value) }) { first, _ in first }
    return weights
  }
}

extension Condition {
  package func mapTexts(_ told: (String) -> String) -> Condition {
    Condition(tests: tests.map { $0.mapTexts(told) }, anyOf: anyOf?.map { $0.mapTexts(told) })
  }
}

extension FieldTest {
  package func mapTexts(_ told: (String) -> String) -> FieldTest {
    FieldTest(name: name.mapTexts(told), test: field.isTold ? test.mapTexts(told) : test)
  }
}

extension FieldName {
  package func mapTexts(_ told: (String) -> String) -> FieldName { FieldName(field, attribute: attribute.map(told)) }
}

extension Test {
  func mapTexts(_ told: (String) -> String) -> Test {
    func scalar(_ scalar: Scalar) -> Scalar {
      if case .text(let text) = scalar { .text(told(text)) } else { scalar }
    }
    return switch self {
    case .equals(let value): .equals(scalar(value))
    case .anyOf(let values): .anyOf(values.map(scalar))
    case .not(let test): .not(test.mapTexts(told))
    case .range: self
    case .all(let values): .all(values.map(scalar))
    }
  }
}

extension RecordField {
  /// Whether its values are texts of those who report, in which a party can stand: no dates, no words of a list of ours.
  package var isTold: Bool {
    RecordKind.allCases.compactMap { value(in: $0) }.contains { rule in
      switch rule {
      case .date, .word, .words, .number, .whole, .flag: false
      default: true
      }
    }
  }
}
