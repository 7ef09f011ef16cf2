/// Reading `where`: tests that no record could pass or that name no field are refused.
extension Condition {
  init(_ document: JSONDocument, _ node: Int, path: String, kinds: [RecordKind]) throws(Refusal) {
    let fields = RecordField.allCases.filter { field in
      field != .attributes && kinds.contains { $0.fields.contains(field) }
    }
    let reader = try ObjectReader(document, node, path: path, keys: fields.map(\.rawValue) + ["anyOf"]) {
      FieldName($0)?.attribute != nil
    }
    var faults = FaultCollector()
    reader.addUnknownKeys(to: &faults)
    tests = []
    let attributes = reader.names.compactMap { FieldName($0) }.filter { $0.attribute != nil }
    for name in fields.map({ FieldName($0) }) + attributes.sorted(by: { $0.text < $1.text }) {
      guard let value = reader.node(name.text) else { continue }
      let rules = kinds.compactMap { name.value(in: $0) }
      let test = faults.take { () throws(Refusal) in
        try Test(document, value, path: path + "." + name.text, field: name.field, rules: rules)
      }
      if let test { tests.append(FieldTest(name: name, test: test)) }
    }
    if let alternatives = reader.node("anyOf") {
      if document.kind(alternatives) == .array, document.elements(alternatives).contains(where: { _ in true }) {
        anyOf = []
        for alternative in document.elements(alternatives) {
          let condition = faults.take { () throws(Refusal) in
            try Condition(document, alternative, path: path + ".anyOf", kinds: kinds)
          }
          if let condition { anyOf?.append(condition) }
        }
      } else {
        faults.add(reader.impossible("anyOf", .noConditions))
      }
    }
    try faults.end()
  }
}

extension Test {
  /// - Parameter rules: the rules of the field in each of the kinds that have it.
  init(
    _ document: JSONDocument, _ node: Int, path: String, field: RecordField, rules: [ValueRule]
  ) throws(Refusal) {
    func impossible(_ mistake: DefinitionMistake) -> Refusal {
      Refusal(.field(path), value: ObjectReader.text(document, node), mistake)
    }
    func scalars(_ list: Int) throws(Refusal) -> [Scalar] {
      guard document.kind(list) == .array else { throw impossible(.valuesAreNoList) }
      var scalars: [Scalar] = []
      for element in document.elements(list) {
        scalars.append(try Scalar(document, element, path: path, field: field, rules: rules))
      }
      guard !scalars.isEmpty else { throw impossible(.noValues) }
      return scalars
    }
    switch document.kind(node) {
    case .array: self = .anyOf(try scalars(node))
    case .object:
      let reader = try ObjectReader(document, node, path: path, keys: ["not", "atLeast", "atMost", "all"])
      try reader.refuseUnknownKeys()
      let given = ["not", "atLeast", "atMost", "all"].filter { reader.node($0) != nil }
      if given == ["not"], let inner = reader.node("not") {
        self = .not(try Test(document, inner, path: path + ".not", field: field, rules: rules))
      } else if given == ["all"], let list = reader.node("all") {
        guard rules.contains(where: \.isList) else { throw impossible(.allOfNoList) }
        self = .all(try scalars(list))
      } else if !given.isEmpty, !given.contains("not"), !given.contains("all") {
        let lower = try reader.node("atLeast").map { bound throws(Refusal) in
          try Self.bound(document, bound, path: path + ".atLeast", field: field, rules: rules)
        }
        let upper = try reader.node("atMost").map { bound throws(Refusal) in
          try Self.bound(document, bound, path: path + ".atMost", field: field, rules: rules)
        }
        if let lower, let upper, lower > upper { throw impossible(.atLeastAboveAtMost) }
        self = .range(atLeast: lower, atMost: upper)
      } else {
        throw impossible(.noTest)
      }
    default: self = .equals(try Scalar(document, node, path: path, field: field, rules: rules))
    }
  }

  private static func bound(
    _ document: JSONDocument, _ node: Int, path: String, field: RecordField, rules: [ValueRule]
  ) throws(Refusal) -> ExactDecimal {
    if field == .risk, document.kind(node) == .string,
      let rank = EventRule.risks.firstIndex(of: document.string(node))
    {
      return ExactDecimal(rank)
    }
    guard field != .risk, document.kind(node) == .number, rules.contains(where: \.hasNumbers) else {
      throw Refusal(
        .field(path), value: ObjectReader.text(document, node),
        field == .risk ? DefinitionMistake.boundIsNoRisk : .boundIsNoNumber)
    }
    return document.number(node)
  }
}

extension Scalar {
  init(
    _ document: JSONDocument, _ node: Int, path: String, field: RecordField, rules: [ValueRule]
  ) throws(Refusal) {
    guard rules.contains(where: { $0.element.accepts(document, node) }) else {
      throw Refusal(
        .field(path), value: ObjectReader.text(document, node),
        DefinitionMistake.impossibleValue(rules.first?.element))
    }
    switch document.kind(node) {
    case .number: self = .number(document.number(node))
    case .true: self = .flag(true)
    case .false: self = .flag(false)
    default: self = .text(document.string(node))
    }
  }
}
