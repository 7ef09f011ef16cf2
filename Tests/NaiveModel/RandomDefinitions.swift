import Events
import TestSupport

/// Random definitions, as JSON.
extension Generator {
  mutating func definition(_ indicator: String) -> String {
    let versions = ledger.events.filter { $0.subject == Word(indicator) }.compactMap {
      $0.definition?.version
    }
    let version = (versions.max() ?? 0) + random.pick([1, 1, 1, 2])
    var measure = measure(usualFor: indicator)
    if random.chance(1, of: 8) { measure = random.pick(Definition.Measure.allCases) }
    var keys: [(String, String)] = [
      ("indicator", quoted(indicator)), ("version", String(version)), ("title", quoted("Version \(version)")),
      ("effective", quoted(random.chance(1, of: 4) ? "1900-01-01" : date())),
      ("measure", quoted(measure.rawValue)),
    ]
    if measure != .published { keys.append(("count", counting(indicator, isCount: true))) }
    if measure == .percentage || measure == .ratio {
      keys.append(("of", counting(indicator, isCount: false)))
    }
    if random.chance(measure == .published ? 1 : 4, of: 6) {
      keys.append(
        (
          "window",
          quoted(
            random.pick(
              [
                "12 months", "12 months", "12 months", "12 months", "24 months", "3 months", "1 month",
                "quarter",
              ]
                + ["financial-year-to-date"]))
        ))
    }
    if random.chance(1, of: 2) {
      keys.append(("policy", quoted(random.pick(["prospective", "prospective", "restated"]))))
    }
    if random.chance(1, of: 3) {
      keys.append(("previous", quoted(random.pick(["window-before", "year-earlier"]))))
    }
    if random.chance(1, of: 2) { keys.append(("decimals", String(random.whole(0...3)))) }
    if random.chance(1, of: 3) { keys.append(("per", random.pick(["1000", "100000", "0.5"]))) }
    if random.chance(1, of: 3) { keys.append(("disclosure", #"{"suppressBelow":\#(random.whole(0...6))}"#)) }
    if random.chance(1, of: 3) { keys.append(("threshold", #"{"upper":40,"source":"SafeLives"}"#)) }
    if random.chance(1, of: 3) { keys.append(("caveats", #"["a","b"]"#)) }
    if random.chance(1, of: 3) {
      keys.append(("polarity", quoted(random.pick(Definition.Polarity.allCases).rawValue)))
    }
    if random.chance(1, of: 5) { keys.append(("area", quoted(random.area()))) }
    if random.chance(1, of: 5) { keys.append(("unit", quoted("points"))) }
    return "{" + keys.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private func measure(usualFor indicator: String) -> Definition.Measure {
    switch indicator {
    case "total-crime": .rate
    case "asb-count", "first-time", "admission-count": .count
    case "marac-repeat", "feel-safe": .percentage
    case "referral-ratio", "reoffending": .ratio
    default: .published
    }
  }

  private func kinds(usualFor indicator: String) -> [RecordKind] {
    switch indicator {
    case "total-crime": [.crime]
    case "asb-count": [.incident]
    case "marac-repeat": [.marac]
    case "feel-safe": [.answer]
    case "referral-ratio": [.referral]
    case "reoffending": [.member]
    case "first-time": [.disposal]
    default: [.admission]
    }
  }

  private mutating func counting(_ indicator: String, isCount: Bool) -> String {
    var kinds = kinds(usualFor: indicator)
    if random.chance(1, of: 6) { kinds = random.some(RecordKind.allCases, 2) }
    var keys = [("records", records(kinds))]
    // The lower part is left wide, so that the upper often lies within it.
    if random.chance(isCount ? 2 : 1, of: 4) { keys.append(("where", condition(kinds, depth: 0))) }
    if kinds.contains(where: { $0.fields.contains(.party) }) {
      if indicator == "marac-repeat" ? isCount : random.chance(1, of: 6) {
        keys.append((random.pick(["preceded", "preceded", "followed"]), relation(kinds)))
      }
      if isCount, indicator == "reoffending" || random.chance(1, of: 10) {
        keys.append(
          ("each", "{\"followed\":" + relation(indicator == "reoffending" ? [.reoffence] : kinds) + "}"))
      }
    }
    return "{" + keys.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private mutating func records(_ kinds: [RecordKind]) -> String {
    kinds.count == 1 && random.chance(3, of: 4)
      ? quoted(kinds[0].word) : "[" + kinds.map { quoted($0.word) }.joined(separator: ",") + "]"
  }

  private mutating func relation(_ kinds: [RecordKind]) -> String {
    var others = kinds.filter { $0.fields.contains(.party) }
    if others.isEmpty || random.chance(1, of: 4) {
      others = random.some([.crime, .marac, .referral, .reoffence, .incident], 2)
    }
    var text =
      #"{"records":\#(records(others)),"by":"party","within":"\#(random.pick(["12 months", "12 months", "1 month", "6 months"]))""#
    if random.chance(1, of: 3) { text += ",\"where\":" + condition(others, depth: 1) }
    return text + "}"
  }

  private mutating func condition(_ kinds: [RecordKind], depth: Int) -> String {
    var fields: [RecordField] = []
    for kind in kinds { for field in kind.fields where !fields.contains(field) { fields.append(field) } }
    // Mostly fields with few values, so that records often meet the tests.
    let rare: Set<RecordField> = [
      .date, .party, .location, .longitude, .latitude, .occurred, .resolved, .survey, .question, .area,
    ]
    let common = fields.filter { !rare.contains($0) }
    let chosen = random.some(random.chance(1, of: 2) ? common : fields, random.pick([0, 1, 1, 2, 2]))
    var keys = chosen.map { field in "\"\(field.rawValue)\":" + test(field) }
    if depth < 2, random.chance(1, of: 4) {
      let alternatives = (0..<random.whole(1...2)).map { _ in condition(kinds, depth: depth + 1) }
      keys.append("\"anyOf\":[" + alternatives.joined(separator: ",") + "]")
    }
    return "{" + keys.joined(separator: ",") + "}"
  }

  private mutating func test(_ field: RecordField) -> String {
    let isList = field == .flags || field == .contact
    let isNumber = [.age, .weight, .longitude, .latitude, .answer, .risk].contains(field)
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

  private mutating func range(_ field: RecordField) -> String {
    let (low, high): (String, String)
    switch field {
    case .risk:
      (low, high) = (quoted(random.pick(["standard", "medium"])), quoted(random.pick(["medium", "high"])))
    case .age: (low, high) = (String(random.whole(9...13)), String(random.whole(14...18)))
    case .weight: (low, high) = (random.pick(["0.8", "1"]), random.pick(["1", "1.25"]))
    case .answer: (low, high) = (random.pick(["1", "2"]), random.pick(["2.5", "4"]))
    default: (low, high) = (random.pick(["-180", "-1.212224", "0"]), random.pick(["0", "52.635"]))
    }
    switch random.whole(1...3) {
    case 1: return "{\"atLeast\":\(low)}"
    case 2: return "{\"atMost\":\(high)}"
    default: return "{\"atLeast\":\(low),\"atMost\":\(high)}"
    }
  }

  private mutating func scalars(_ field: RecordField) -> String {
    "[" + (0..<random.whole(1...3)).map { _ in scalar(field) }.joined(separator: ",") + "]"
  }

  private mutating func scalar(_ field: RecordField) -> String {
    switch field {
    case .flags: quoted(random.pick(Pool.flags))
    case .contact: quoted(random.pick(Pool.contacts))
    case .offence: quoted(random.pick(Pool.offences))
    case .party: quoted(random.pick(Pool.parties))
    default: sample(field)
    }
  }

  /// A value as events have it.
  private mutating func sample(_ field: RecordField) -> String {
    let types: [EventType] = EventType.allCases.filter { type in
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
