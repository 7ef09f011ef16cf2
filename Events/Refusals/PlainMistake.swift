/// A mistake that has no case yet.
public struct PlainMistake: Mistake {
  let ruleText: String
  let remedyText: String
  public var blame: Blame

  public func rule(at door: Door) -> String { ruleText }
  public func remedy(at door: Door) -> String { remedyText }
}

extension Refusal {
  public init(
    file: String = "", line: Int = 0, field: String = "", value: String = "", rule: String, remedy: String,
    kind: Blame = .rule
  ) {
    let place: Place =
      field.isEmpty
      ? .whole
      : field.prefix(2) == "--" ? .parameter(Parameter(String(field.dropFirst(2)))) : .field(field)
    self.init(
      file: file, line: line, place, value: value, PlainMistake(ruleText: rule, remedyText: remedy, blame: kind))
  }
}
