extension Counting {
  /// Where an offence decides what a record adds: the conditions of which a record that is counted meets one at most, each
  /// with what it adds then. A record that meets none adds `weights.otherwise`.
  package var shares: [(condition: Condition, amount: ExactDecimal)]? {
    guard let weights, weights.by == FieldName(.offence), !hasRelations else { return nil }
    let values = weights.valuesByText.sorted { $0.text < $1.text }
    return values.map { path, amount in
      let longer = values.map(\.text).filter {
        $0.utf8.count > path.utf8.count && $0.utf8.starts(with: "\(path)/".utf8)
      }
      var tests = condition.tests + [FieldTest(name: weights.by, test: .equals(.text(path)))]
      if !longer.isEmpty {
        tests.append(FieldTest(name: weights.by, test: .not(.anyOf(longer.map { .text($0) }))))
      }
      return (Condition(tests: tests, anyOf: condition.anyOf), amount)
    }
  }
}
