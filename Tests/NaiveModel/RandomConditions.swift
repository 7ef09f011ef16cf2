import Events
import TestSupport

/// Random relations, conditions and tests of definitions, as JSON.
extension Generator {
  mutating func relation(_ kinds: [RecordKind]) -> String {
    var others = kinds.filter { $0.fields.contains(.party) }
    if others.isEmpty || random.chance(1, of: 4) {
      others = random.some([.crime, .marac, .referral, .reoffence, .incident], 2)
    }
    var text =
      #"{"records":\#(records(others)),"by":"party","within":"\#(random.pick(["12 months", "12 months", "1 month", "6 months"]))""#
    if random.chance(1, of: 3) { text += ",\"where\":" + condition(others, depth: 1) }
    return text + "}"
  }

  mutating func condition(_ kinds: [RecordKind], depth: Int) -> String {
    var fields: [RecordField] = []
    for kind in kinds { for field in kind.fields where !fields.contains(field) { fields.append(field) } }
    // Mostly fields with few values, so that records often meet the tests.
    let rare: Set<RecordField> = [
      .date, .party, .location, .longitude, .latitude, .occurred, .resolved, .survey, .question, .area,
    ]
    let common = fields.filter { !rare.contains($0) }
    let chosen = random.some(random.chance(1, of: 2) ? common : fields, random.pick([0, 1, 1, 2, 2]))
    var keys: [(name: String, json: String)] = []
    for field in chosen {
      // "`where` reads it as `attributes.agency`"
      let attribute = field == .attributes ? random.pick(Pool.attributes).name : nil
      let name = FieldName(field, attribute: attribute)
      keys.append((name.text, test(name)))
    }
    if depth < 2, random.chance(1, of: 4) {
      let alternatives = (0..<random.whole(1...2)).map { _ in condition(kinds, depth: depth + 1) }
      keys.append(("anyOf", "[" + alternatives.joined(separator: ",") + "]"))
    }
    return object(keys)
  }

  private mutating func test(_ field: FieldName) -> String {
    let isList = field.field == .flags || field.field == .contact
    let isNumber =
      [.age, .weight, .longitude, .latitude, .answer, .risk].contains(field.field)
      || ["score", "code"].contains(field.attribute)
    switch random.whole(1...10) {
    case 1...2: return scalars(field)
    case 3: return "{\"not\":" + scalar(field) + "}"
    case 4: return "{\"not\":" + scalars(field) + "}"
    case 5 where isList && random.chance(1, of: 2): return "{\"not\":{\"all\":" + scalars(field) + "}}"
    case 5: return "{\"not\":" + test(field) + "}"
    case 6...7 where isList: return "{\"all\":" + scalars(field) + "}"
    case 6...8 where isNumber: return range(field)
    default: return scalar(field)
    }
  }

  private mutating func range(_ field: FieldName) -> String {
    let (low, high): (String, String)
    switch field.field {
    case .risk:
      (low, high) = (quoted(random.pick(["standard", "medium"])), quoted(random.pick(["medium", "high"])))
    case .age: (low, high) = (String(random.whole(9...13)), String(random.whole(14...18)))
    case .weight: (low, high) = (random.pick(["0.8", "1"]), random.pick(["1", "1.25"]))
    case .answer: (low, high) = (random.pick(["1", "2"]), random.pick(["2.5", "4"]))
    case .attributes: (low, high) = (random.pick(["-4", "2"]), random.pick(["2.5", "7"]))
    default: (low, high) = (random.pick(["-180", "-1.212224", "0"]), random.pick(["0", "52.635"]))
    }
    switch random.whole(1...3) {
    case 1: return "{\"atLeast\":\(low)}"
    case 2: return "{\"atMost\":\(high)}"
    default: return "{\"atLeast\":\(low),\"atMost\":\(high)}"
    }
  }

  private mutating func scalars(_ field: FieldName) -> String {
    "[" + (0..<random.whole(1...3)).map { _ in scalar(field) }.joined(separator: ",") + "]"
  }

  mutating func scalar(_ field: FieldName) -> String {
    if let attribute = Pool.attributes.first(where: { $0.name == field.attribute }) {
      return random.pick(attribute.values)
    }
    switch field.field {
    case .flags: return quoted(random.pick(Pool.flags))
    case .contact: return quoted(random.pick(Pool.contacts))
    case .offence: return quoted(random.pick(Pool.offences))
    case .party: return quoted(random.pick(Pool.parties))
    default: return sample(field.field)
    }
  }

  /// A value as events have it.
  private mutating func sample(_ field: RecordField) -> String {
    let types: [EventType] = Pool.types.filter { type in
      type.rule.fields.contains { $0.content == field }
        && { if case .record = type.rule.subject { true } else { false } }()
    }
    let type = random.pick(types)
    for _ in 0..<20 {
      if let found = fields(type).first(where: { $0.name == field.rawValue }) { return found.json }
    }
    preconditionFailure("Each optional field is there every second time.")
  }
}
