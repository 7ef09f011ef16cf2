import Events
import TestSupport

/// Random values for the fields of events, as JSON.
extension Generator {
  /// A date, often at the end of a month, or just at, before or after a number of months from another
  /// record's.
  mutating func date(party: String? = nil) -> String {
    switch random.whole(1...100) {
    case 1...20: return random.pick(Pool.trapDates)
    case 21...45:
      let others = ledger.events.filter { event in
        event.data["date"]?.date != nil && (party == nil || event.data["party"]?.text?.text == party)
      }
      guard !others.isEmpty, let date = random.pick(others).data["date"]?.date else { return anyDate() }
      let months = date.adding(months: random.pick([0, 0, 1, 3, 6, 12, 12, 12, -12]))
      return CivilDate(day: months.day + Int32(random.whole(-1...1))).description
    case 46...55:
      census.count("month precision")
      return String(anyDate().prefix(7))
    default: return anyDate()
    }
  }

  private mutating func anyDate() -> String {
    // 2018-01-01 and the 912 days after it, to 2020-06-30.
    CivilDate(day: Int32(17_532 + random.whole(0...912))).description
  }

  mutating func month(_ range: ClosedRange<Int> = 0...35) -> Month {
    Month(year: 2018, month: 1).adding(random.whole(range))
  }

  /// The fields of `data` for a type: the required ones, and each optional one as often as not; a life and a provisional
  /// place more seldom.
  mutating func fields(_ type: EventType) -> [(name: String, json: String)] {
    var fields: [(name: String, json: String)] = []
    let party = random.pick(Pool.parties)
    for field in type.rule.fields {
      let isRare = type == .areaAssigned && ["start", "end", "provisional"].contains(field.name)
      // What a publication says of an earlier one moves no figure, and takes no turn of the generator.
      if type == .figurePublished, let text = correction(field.name) {
        if ledger.events.count.isMultiple(of: 2) { fields.append((field.name, text)) }
        continue
      }
      guard field.isRequired || random.chance(1, of: isRare ? 4 : 2) else { continue }
      fields.append((field.name, value(type, field.name, party: party)))
    }
    return type == .coverageDeclared || type == .statisticPublished ? withPeriod(type, fields) : fields
  }

  /// What a publication may say of one before it; nil for its other fields.
  private func correction(_ field: String) -> String? {
    switch field {
    case "corrects": #""2018/19 Q3""#
    case "scheduled", "withdrawn": ledger.events.count.isMultiple(of: 4) ? "true" : "false"
    case "reason": #""A file came twice.""#
    default: nil
    }
  }

  private mutating func value(_ type: EventType, _ field: String, party: String) -> String {
    switch (type, field) {
    case (_, "date"): quoted(date(party: party))
    case (_, "occurred"), (_, "resolved"), (_, "effective"): quoted(date())
    case (_, "party"): random.quoted(party)
    case (.figurePublished, "area"): quoted(random.pick([Pool.top, random.area()]))
    case (_, "area"): quoted(random.area())
    case (_, "areas"): "[" + quoted(random.area()) + "]"
    case (_, "indicators"): "[" + quoted(random.pick(Pool.indicators)) + "]"
    case (_, "flags"): random.list(of: Pool.flags)
    case (_, "contact"): random.list(of: Pool.contacts)
    case (_, "longitude"): random.pick(["-1.212224", "0", "-180", "179.999"])
    case (_, "latitude"): random.pick(["52.635", "-90", "0.000001"])
    case (.populationEstimated, "year"): String(random.whole(2016...2021))
    case (_, "persons"): random.pick(["0", "1", "3"] + (1...9).map { String($0 * 100 * random.whole(1...5)) })
    case (_, "weight"): random.pick(Pool.weights)
    case (_, "answer"): random.pick(Pool.answers)
    case (_, "age"): String(random.whole(9...19))
    case (_, "first"): random.chance(1, of: 2) ? "true" : "false"
    case (_, "expected"), (_, "received"): String(random.whole(0...500))
    case (_, "value"): random.pick(["44.3", "0", "-1.5", "12", "0.05", "250"])
    case (_, "numerator"), (_, "lower"): random.pick(["0", "3", "12.5", "120"])
    case (_, "denominator"), (_, "upper"): random.pick(["0", "100", "1000.5", "20000"])
    case (.areaAssigned, "parent"): parent()
    case (.areaAssigned, "provisional"): random.pick(["true", "true", "false"])
    case (.areaAssigned, "start"): random.pick(["null", "null"] + Pool.starts.map { NaiveModel.quoted($0) })
    case (.areaAssigned, "end"): random.pick(["null", "null"] + Pool.ends.map { NaiveModel.quoted($0) })
    case (_, "attributes"): attributes()
    case (.figurePublished, "period"): publishedPeriod()
    case (.figurePublished, "display"): quoted(random.pick(["45%", "12", "[c]", "[x]"]))
    case (_, "knownAt"): #"{"sequence":\#(ledger.events.count),"time":null}"#
    case (_, "versions"): "[1]"
    default: quoted(random.pick(words(type, field)))
    }
  }

  private func words(_ type: EventType, _ field: String) -> [String] {
    switch (type, field) {
    case (_, "offence"): Pool.offences
    case (_, "outcome"): ["Charged", "Under investigation", "No suspect identified"]
    case (_, "location"): ["High Street", "Park \"North\"\\", "Caf\u{e9}\n", "Caf\u{e9}", "Cafe\u{301}"]
    case (_, "kind"): ["asb", "hate", "domestic", "other"]
    case (_, "category"): ["nuisance", "personal", "environmental"]
    case (_, "risk"): ["standard", "medium", "high"]
    case (_, "service"): ["uava", "iris"]
    case (.coverageDeclared, "status"): ["complete", "complete", "complete", "complete", "partial", "missing"]
    case (_, "status"): ["awaiting", "accepted", "declined"]
    case (_, "survey"): ["cbs", "insight"]
    case (_, "question"): ["safe", "police"]
    case (_, "cause"): ["violence", "assault/knife"]
    case (_, "cohort"): ["young", "adult"]
    case (_, "publisher"): ["PHE", "ONS"]
    case (.areaAssigned, "level"): ["county", "district", "ward"]
    case (.areaAssigned, "geography"): ["administrative"] + Pool.geographies
    case (.populationEstimated, "of"): Pool.populations + ["households", "aged-10-17"]
    case (_, "feed"): RecordKind.allCases.map(\.word) + Pool.feeds
    case (_, "crime"): Pool.subjects
    default: ["a text", "another", "Caf\u{e9}"]
    }
  }

  /// The twelve months that questions often ask for.
  private mutating func publishedPeriod() -> String {
    let month = random.pick(Pool.favourites)
    return #"{"start":"\#(month.adding(-11).start)","end":"\#(month.adding(1))"}"#
  }

  /// Mostly a level above, sometimes anything, so that cycles are tried as well.
  private mutating func parent() -> String {
    switch random.whole(1...20) {
    case 1...2: "null"
    case 3...6: quoted(Pool.top)
    case 7...14: quoted(random.pick(Pool.districts))
    case 15...16: quoted(random.pick(Pool.partnerships))
    case 17: quoted(random.pick([Pool.region, Pool.group]))
    default: quoted(random.area())
    }
  }

  /// An area that has a place is given another in the same geography, or loses it.
  mutating func assignmentAnew() -> String? {
    let parents = NaiveWorld(ledger.events[...]).areas.parents
    guard let geography = parents.keys.sorted().randomElement(using: &random),
      let area = parents[geography]?.keys.sorted().randomElement(using: &random)
    else { return nil }
    let data = fields(.areaAssigned).filter { $0.name != "geography" } + [("geography", quoted(geography.text))]
    return String(decoding: line(typeName: EventType.areaAssigned.rawValue, area.text, data), as: UTF8.self)
  }

  private mutating func attributes() -> String {
    let chosen = random.some(Pool.attributes, random.pick([0, 1, 2, 3, 4]))
    return "{" + chosen.map { "\"\($0.name)\":" + random.pick($0.values) }.joined(separator: ",") + "}"
  }

  /// Whole months, as windows and declarations have them; often the months, area and feed of an earlier event.
  private mutating func withPeriod(
    _ type: EventType, _ fields: [(name: String, json: String)]
  ) -> [(name: String, json: String)] {
    var replaced: [String: String] = [:]
    let earlier = ledger.events.filter { $0.type == type }
    if random.chance(1, of: 2), !earlier.isEmpty {
      let data = random.pick(earlier).data
      for name in ["start", "end", "area", "feed"] { replaced[name] = data[Word(name)]?.canonical }
    } else {
      let (length, start) = type == .statisticPublished ? statisticMonths() : (random.pick([1, 1, 2, 3, 12]), month())
      replaced["start"] = quoted(start.start.description)
      replaced["end"] = quoted(start.adding(length).description)
      if type == .statisticPublished, random.chance(3, of: 4) {
        replaced["area"] = quoted(random.pick([Pool.top, Pool.top, Pool.region, Pool.group] + Pool.districts))
      }
      if type == .coverageDeclared { (replaced["area"], replaced["feed"]) = (declaredArea(), declaredFeed()) }
    }
    if type == .coverageDeclared { replaced["status"] = status(replaced) }
    return fields.map { ($0.name, replaced[$0.name] ?? $0.json) }
  }

  private mutating func statisticMonths() -> (length: Int, start: Month) {
    let length = random.pick([12, 12, 12, 12, 12, 12, 3, 1])
    return (length, random.chance(3, of: 4) ? random.pick(Pool.favourites).adding(1 - length) : month())
  }

  private mutating func declaredArea() -> String? { random.chance(1, of: 3) ? quoted(Pool.top) : nil }

  /// Mostly a feed that is declared already: a kind that is declared has to account for every month from then on.
  private mutating func declaredFeed() -> String? {
    let earlier = ledger.events.compactMap { $0.type == .coverageDeclared ? $0.data["feed"]?.text?.text : nil }
    return earlier.isEmpty || random.chance(1, of: 8) ? nil : quoted(random.pick(earlier))
  }

  /// Long times are seldom declared missing: little would have a value.
  private mutating func status(_ fields: [String: String]) -> String? {
    func month(_ name: String) -> Month? {
      fields[name].flatMap { CivilDate(String($0.dropFirst().dropLast())) }?.month
    }
    guard let start = month("start"), let end = month("end"), end.index - start.index > 3 else { return nil }
    return quoted(random.chance(5, of: 6) ? "complete" : "partial")
  }
}
