/// What an event has because its rule requires it. An event that was checked without it is a broken invariant, and traps.
extension EventReader {
  package func required(text field: String) -> String { required(field, text(field)) }

  package func required(date field: String) -> CivilDate { required(field, date(field)) }

  package func required(number field: String) -> ExactDecimal { required(field, number(field)) }

  package func required(whole field: String) -> Int { required(field, number(field)?.whole) }

  /// The node of a field's value in `data`.
  package func required(node field: String) -> Int { required(field, node(field)) }

  private func required<Value>(_ field: String, _ value: Value?) -> Value {
    guard let value else { preconditionFailure("A stored \(rule.type.rawValue) has data.\(field).") }
    return value
  }
}
