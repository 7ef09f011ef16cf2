import Events
import TestSupport

/// Random definitions, as JSON.
extension Generator {
  mutating func definition(_ indicator: String) -> String {
    let adopted = ledger.events.filter { $0.subject == Word(indicator) && $0.definition != nil }
    let version = (adopted.compactMap { $0.definition?.version }.max() ?? 0) + random.pick([1, 1, 1, 2])
    if let last = adopted.last?.data["definition"], random.chance(1, of: 4) { return restated(last, as: version) }
    var measure = measure(usualFor: indicator)
    if random.chance(1, of: 8) { measure = random.pick(Definition.Measure.allCases) }
    var keys: [(name: String, json: String)] = [
      ("indicator", quoted(indicator)), ("version", String(version)), ("title", quoted("Version \(version)")),
      ("effective", effective()), ("measure", quoted(measure.rawValue)),
    ]
    if measure != .published { keys.append(("count", counting(indicator, isCount: true))) }
    if measure == .percentage || measure == .ratio {
      keys.append(("of", counting(indicator, isCount: false)))
    }
    if random.chance(measure == .published ? 1 : 4, of: 6) {
      keys.append(("window", quoted(random.pick(Pool.windows))))
    }
    if measure == .rate, random.chance(1, of: 2) {
      keys.append(("over", quoted(random.pick(["households", "households"] + Pool.populations))))
    }
    if random.chance(1, of: 3) { keys.append(("feeds", feeds(kinds(usualFor: indicator)))) }
    for key in header() { keys.append(key) }
    return object(keys)
  }

  private mutating func effective() -> String { quoted(random.chance(1, of: 4) ? "1900-01-01" : date()) }

  /// What says nothing of what is counted.
  private mutating func header() -> [(name: String, json: String)] {
    var keys: [(name: String, json: String)] = []
    if random.chance(1, of: 2) {
      keys.append(("policy", quoted(random.pick(["prospective", "prospective", "restated"]))))
    }
    if random.chance(1, of: 3) {
      keys.append(("previous", quoted(random.pick(["window-before", "year-earlier"]))))
    }
    if random.chance(1, of: 2) { keys.append(("decimals", String(random.whole(0...3)))) }
    if random.chance(1, of: 3) { keys.append(("per", random.pick(["1000", "100000", "0.5"]))) }
    if random.chance(1, of: 2) {
      let limit = #"{"suppressBelow":\#(random.whole(0...8))}"#
      keys.append(("disclosure", random.pick([limit, limit, limit, #"{"none":"large numbers"}"#])))
    }
    if random.chance(1, of: 3) { keys.append(("threshold", #"{"upper":40,"source":"SafeLives"}"#)) }
    if random.chance(1, of: 3) { keys.append(("caveats", #"["a","b"]"#)) }
    if random.chance(1, of: 3) {
      keys.append(("polarity", quoted(random.pick(Definition.Polarity.allCases).rawValue)))
    }
    if random.chance(1, of: 5) { keys.append(("area", quoted(random.area()))) }
    if random.chance(1, of: 5) { keys.append(("unit", quoted("points"))) }
    return keys
  }

  /// A version that counts as another does: at times "with defaults filled in".
  private mutating func restated(_ definition: JSONValue, as version: Int) -> String {
    guard case .object(var members) = definition else { preconditionFailure("A definition is an object.") }
    members["version"] = .number(ExactDecimal(version))
    members["title"] = .text("Restated")
    members["effective"] = .text(Word(date()))
    if random.chance(1, of: 2) {
      let defaults: [(Word, JSONValue)] = [
        ("window", .text("12 months")), ("per", .number(ExactDecimal(1000))), ("over", .text("residents")),
        ("policy", .text("prospective")), ("decimals", .number(ExactDecimal(1))),
      ]
      for (key, value) in defaults where members[key] == nil { members[key] = value }
    }
    return JSONValue.object(members).canonical
  }

  func object(_ keys: [(name: String, json: String)]) -> String {
    "{" + keys.map { "\"\($0.name)\":\($0.json)" }.joined(separator: ",") + "}"
  }

  /// "(`feeds: [marac, [police-uk, police-crime]]`: each must account for every month; of a list within the list one is
  /// enough …)"
  private mutating func feeds(_ kinds: [RecordKind]) -> String {
    func list(_ names: [String]) -> String { "[" + names.joined(separator: ",") + "]" }
    let alternatives = list(random.some(Pool.feeds, 2).map(NaiveModel.quoted))
    switch random.whole(1...6) {
    case 1: return list([quoted("police-uk")])
    case 2: return list([quoted("police-uk"), alternatives])
    case 3: return list([alternatives])
    case 4: return list([list(["police-crime", "returns"].map(NaiveModel.quoted))])
    case 5: return list([quoted(random.pick(Pool.feeds))])
    default: return list([list(["police-uk", kinds[0].word].map(NaiveModel.quoted))])
    }
  }

  private func measure(usualFor indicator: String) -> Definition.Measure {
    switch indicator {
    case "total-crime", "first-time": .rate
    case "asb-count", "admission-count": .count
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
    let countsFollowers = isCount && (indicator == "reoffending" ? random.chance(3, of: 4) : random.chance(1, of: 10))
    if kinds.contains(where: { $0.fields.contains(.party) }) {
      if indicator == "marac-repeat" ? isCount : random.chance(1, of: 6) {
        keys.append((random.pick(["preceded", "preceded", "followed"]), relation(kinds)))
      }
      if countsFollowers {
        keys.append(
          ("each", "{\"followed\":" + relation(indicator == "reoffending" ? [.reoffence] : kinds) + "}"))
      }
    }
    if isCount, !countsFollowers, random.chance(1, of: 5) { keys.append(("weights", weights(kinds))) }
    return object(keys)
  }

  /// "`weights: { by: offence, values: { burglary/residential: 20, burglary: 10 }, otherwise: 0 }`"
  private mutating func weights(_ kinds: [RecordKind]) -> String {
    let words: Set<RecordField> = [
      .offence, .outcome, .location, .kind, .category, .risk, .service, .status, .survey, .answer, .cause, .first,
      .cohort,
    ]
    let fields = kinds.flatMap(\.fields).filter(words.contains)
    let name: String
    if random.chance(1, of: 4) || fields.isEmpty {
      name = "attributes." + random.pick(["agency", "band", "code", "urgent"])
    } else {
      name = fields.contains(.offence) && random.chance(2, of: 3) ? "offence" : random.pick(fields).rawValue
    }
    var values: [(name: String, json: String)] = []
    for _ in 0..<random.whole(1...3) {
      let key = weightKey(name)
      if !values.contains(where: { $0.name == key }) {
        values.append((key, random.pick(["20", "10", "2", "1", "0.5", "0", "-1"])))
      }
    }
    let map = values.map { quoted($0.name) + ":" + $0.json }.joined(separator: ",")
    var keys = [("by", quoted(name)), ("values", "{" + map + "}")]
    if random.chance(1, of: 2) { keys.append(("otherwise", random.pick(["0", "1", "0.25"]))) }
    return object(keys)
  }

  /// A value of a field, as a key of a map has it.
  private mutating func weightKey(_ name: String) -> String {
    switch name {
    case "offence": return random.pick(Pool.offences + ["violence", "vehicle"])
    case "first", "attributes.urgent": return random.pick(["true", "false"])
    default: break
    }
    guard let field = FieldName(name) else { preconditionFailure("\(name) is a field.") }
    while true {
      let json = scalar(field)
      if json.hasPrefix("\"") {
        var document = JSONDocument()
        guard (try? document.read(Array(json.utf8)[...])) != nil else { continue }
        return document.string(document.root)
      }
      // Numbers as their shortest form writes them.
      if let double = Double(json), let number = ExactDecimal(shortestOf: double) { return number.description }
      return json
    }
  }

  mutating func records(_ kinds: [RecordKind]) -> String {
    kinds.count == 1 && random.chance(3, of: 4)
      ? quoted(kinds[0].word) : "[" + kinds.map { quoted($0.word) }.joined(separator: ",") + "]"
  }
}
