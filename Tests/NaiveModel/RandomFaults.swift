import Events
import TestSupport

/// The sorts of invalid lines.
package enum Fault: String, CaseIterable, Sendable {
  case notJSON, truncated, duplicateKey, loneSurrogate, badUTF8, inexactNumber, notAnObject
  case unknownType, missingAttribute, wrongVersion, badExtension, badTime, missingData
  case controlCharacter, otherMediaType
  case missingField, unknownField, illTypedField, noSuchDate, badArea, pseudoCode, endBeforeStart, middleOfMonth
  case badAttribute
  case unknownDefinitionKey, impossibleTest, impossibleWeights, badFeeds, badHeader, otherIndicator
  case conflict, unknownSubject, closedSubject, alreadyOpen, areaCycle, life, versionExists, erasedParty

  /// The reason for which such a line is refused.
  package var reason: NaiveLedger.Reason { NaiveLedger.Reason(rawValue: rawValue) ?? .malformed }
}

extension Generator {
  /// A line with a fault; nil where the world does not offer one of the sort.
  mutating func faulty(_ fault: Fault) -> [UInt8]? {
    let type = random.pick(Pool.types)
    let good = event(type)
    func swapped(_ one: String, _ other: String) -> [UInt8] {
      Array(good.replacing(one, with: other, maxReplacements: 1).utf8)
    }
    switch fault {
    case .notJSON: return Array(("// " + good).utf8)
    case .truncated: return Array(good.utf8.dropLast(random.whole(1...20)))
    case .duplicateKey: return swapped("{", #"{"subject":"x","#)
    case .loneSurrogate: return swapped("{", #"{"extension":"\ud83d","#)
    case .badUTF8:
      return Array(swapped("{", #"{"extension":"~","#).map { $0 == UInt8(ascii: "~") ? 0xC0 : $0 })
    case .inexactNumber: return swapped("{", #"{"extension":9007199254740993,"#)
    case .notAnObject: return Array("[\(good)]".utf8)
    case .unknownType: return line(typeName: "crime.deleted", random.pick(Pool.subjects), [])
    case .missingAttribute:
      return swapped(random.pick(["\"specversion\"", "\"id\"", "\"type\"", "\"subject\""]), "\"other\"")
    case .wrongVersion: return swapped("\"1.0\"", "\"0.3\"")
    case .badExtension:
      return swapped("{", random.pick([#"{"Extension":1,"#, #"{"extension":1.5,"#, #"{"extension":{},"#]))
    case .badTime:
      return swapped("{", #"{"time":"2019-09-20","#).count > 0 ? line(extra: #""time":"2019-09-20""#) : nil
    case .controlCharacter:
      return swapped(
        "{", random.pick([#"{"extension":"a\u0007b","#, #"{"extension":"\u007f","#, #"{"partition":"\n","#]))
    case .otherMediaType:
      let types = ["text/plain", "application/xml", "application/json-seq", "json", ""]
      return Array(#"{"datacontenttype":"\#(random.pick(types))",\#(event(plain: type).dropFirst())"#.utf8)
    case .missingData: return line(typeName: "crime.cancelled", "s-1", nil)
    case .missingField, .unknownField, .illTypedField, .noSuchDate, .badArea, .pseudoCode, .endBeforeStart,
      .middleOfMonth, .badAttribute:
      return badField(fault)
    case .unknownDefinitionKey, .impossibleTest, .impossibleWeights, .badFeeds, .badHeader, .otherIndicator:
      return badDefinition(fault)
    default: return outOfPlace(fault)
    }
  }

  private mutating func line(extra: String) -> [UInt8] {
    let good = line(typeName: "crime.cancelled", "s-1", [])
    return Array((String(decoding: good.dropLast(), as: UTF8.self) + "," + extra + "}").utf8)
  }

  private mutating func line(_ type: EventType, _ subject: String, _ data: [(name: String, json: String)]?)
    -> [UInt8]
  {
    line(typeName: type.rawValue, subject, data)
  }

  /// An event that says nothing of the type of its data.
  private mutating func event(plain type: EventType) -> String {
    while true {
      let event = event(type)
      if !event.contains("datacontenttype") { return event }
    }
  }

  private mutating func badField(_ fault: Fault) -> [UInt8]? {
    let type = random.pick(types(for: fault))
    var data = fields(type)
    func index(_ name: String) -> Int? { data.firstIndex { $0.name == name } }
    var subject = self.subject(type)
    switch fault {
    case .missingField:
      let required = type.rule.fields.filter(\.isRequired).map(\.name)
      let missing = random.pick(required)
      return line(type, subject, data.filter { $0.name != missing })
    case .unknownField: return line(type, subject, data + [("ward", "1")])
    case .illTypedField:
      let index = random.whole(0...(data.count - 1))
      data[index].json = random.pick(["true", "[[]]", "{\"x\":1}"])
      guard !["first", "provisional", "attributes"].contains(data[index].name) else { return nil }
    case .noSuchDate:
      guard let index = index("date") else { return nil }
      data[index].json = quoted(random.pick(["2019-02-29", "2019-13", "2019-04-31", "2019", "20190401"]))
    case .badArea:
      guard let index = index("area") else { return nil }
      data[index].json = quoted(random.pick(["Blaby", "E0700012", "e07000129"]))
    case .pseudoCode:
      let code = random.pick(["E99999999", "W99999999"])
      let places = data.indices.filter { ["area", "areas", "parent"].contains(data[$0].name) }
      if type.rule.subject == .area, places.isEmpty || random.chance(1, of: 2) {
        subject = code
      } else if let index = places.first {
        data[index].json = data[index].name == "areas" ? "[" + quoted(code) + "]" : quoted(code)
      } else {
        return nil
      }
    case .middleOfMonth:
      guard let index = index(random.pick(["start", "end"])) else { return nil }
      // "2019-04-01" or "2019-04", quotes and all.
      data[index].json = data[index].json.prefix(8) + random.pick(["-15", "-02", "-28"]) + "\""
    case .badAttribute:
      let attributes = random.pick([
        #"{"Agency":"x"}"#, #"{"agency":["x"]}"#, #"{"agency":null}"#, #"{"agency":"A word"}"#, "[]", #"{"":1}"#,
      ])
      data = data.filter { $0.name != "attributes" } + [("attributes", attributes)]
    default:
      guard let start = index("start"), let end = index("end"), data[start].json != "null" else { return nil }
      data[end].json = data[start].json
    }
    return line(type, subject, data)
  }

  private func types(for fault: Fault) -> [EventType] {
    switch fault {
    case .endBeforeStart: [.coverageDeclared, .statisticPublished, .areaAssigned, .areaAssigned]
    case .middleOfMonth: [.coverageDeclared]
    case .badAttribute: Pool.types.filter { $0.rule.role == .opens }
    case .pseudoCode:
      Pool.types.filter { type in
        type.rule.subject == .area || type.rule.fields.contains { ["area", "areas"].contains($0.name) }
      }
    default: Pool.types.filter { $0 != .definitionAdopted && $0.rule.fields.contains(where: \.isRequired) }
    }
  }

  private mutating func badDefinition(_ fault: Fault) -> [UInt8] {
    let indicator = random.pick(Pool.indicators)
    func wrong(_ keys: String) -> [UInt8] {
      let start = #""indicator":"\#(indicator)","version":99,"title":"x","effective":"2018-04-01""#
      return line(.definitionAdopted, indicator, [("definition", "{" + start + "," + keys + "}")])
    }
    let good = definition(indicator)
    switch fault {
    case .unknownDefinitionKey:
      return line(
        .definitionAdopted, indicator, [("definition", good.replacing("\"version\"", with: "\"Version\""))])
    case .impossibleTest:
      let test = random.pick([
        #"{"risk":"severe"}"#, #"{"risk":{"atLeast":1}}"#, #"{"contact":{"all":[]}}"#, #"{"date":"2019-02-30"}"#,
        #"{"age":5}"#, #"{"anyOf":[]}"#, #"{"risk":[]}"#, #"{"attributes":{"agency":"x"}}"#,
        #"{"attributes.agency":"A word"}"#, #"{"attributes.agency":{"all":["x"]}}"#, #"{"attributes.":"x"}"#,
      ])
      return wrong(#""measure":"count","count":{"records":"marac","where":\#(test)}"#)
    case .impossibleWeights:
      let relation = #"{"records":"marac","by":"party","within":"12 months""#
      let good = #""weights":{"by":"risk","values":{"high":2}}"#
      func by(_ field: String, _ key: String) -> String { #""weights":{"by":"\#(field)","values":{"\#(key)":2}}"# }
      // "refused with `each`, in `of`, in a relation, or by a list or number field"
      let count = random.pick([
        #""each":{"followed":\#(relation)}},\#(good)"#, #""preceded":\#(relation),\#(good)}"#, by("contact", "threat"),
        by("flags", "domestic"), by("risk", "severe"), by("attributes", "x"), #""weights":{"by":"risk"}"#,
        #""weights":{"by":"risk","values":{}}"#, #""weights":{"by":"risk","values":{"high":"2"}}"#,
      ])
      switch random.whole(1...6) {
      case 1: return wrong(#""measure":"ratio","count":{"records":"marac"},"of":{"records":"marac",\#(good)}"#)
      case 2: return wrong(#""measure":"count","count":{"records":"admission",\#(by("age", "5"))}"#)
      default: return wrong(#""measure":"count","count":{"records":"marac",\#(count)}"#)
      }
    case .badFeeds:
      let feeds = random.pick([#""police-uk""#, "[]", "[[]]", "[1]", #"[["police-uk",["returns"]]]"#, #"[""]"#])
      return wrong(#""measure":"count","count":{"records":"marac"},"feeds":\#(feeds)"#)
    case .badHeader:
      let key = random.pick([
        #""over":"House Holds""#, #""disclosure":{"suppressBelow":5,"none":"x"}"#, #""disclosure":{"none":""}"#,
        #""disclosure":{}"#, #""disclosure":{"suppressBelow":-1}"#, #""per":0"#,
      ])
      return wrong(#""measure":"rate","count":{"records":"crime"},\#(key)"#)
    default:
      return line(
        .definitionAdopted, indicator == "reoffending" ? "asb-count" : "reoffending", [("definition", good)])
    }
  }

  /// Lines that are well formed and come at the wrong time.
  private mutating func outOfPlace(_ fault: Fault) -> [UInt8]? {
    let kind = random.pick(RecordKind.allCases)
    let rules = Pool.types.filter { $0.rule.subject == .record(kind) }
    let changes = rules.filter { $0.rule.role != .opens }
    let openings = rules.filter { $0.rule.role == .opens }
    switch fault {
    case .conflict:
      guard !accepted.isEmpty else { return nil }
      return conflict(random.pick(ledger.events))
    case .unknownSubject:
      let type = random.pick(changes)
      return line(type, "never-\(random.whole(1...9))", fields(type))
    case .closedSubject:
      let closed = Pool.subjects.filter { ledger.isOpen(kind, Word($0)) == false }
      guard !closed.isEmpty else { return nil }
      let type = random.pick(changes)
      return line(type, random.pick(closed), fields(type))
    case .alreadyOpen:
      let open = Pool.subjects.filter { ledger.isOpen(kind, Word($0)) == true }
      guard !open.isEmpty else { return nil }
      let type = random.pick(openings)
      return line(type, random.pick(open), fields(type))
    case .areaCycle:
      let areas = NaiveWorld(ledger.events[...]).areas
      let area = random.pick(Pool.areas)
      let below = [area] + areas.below(Word(area)).map(\.text)
      let data = [("name", quoted("A")), ("level", quoted("ward")), ("parent", quoted(random.pick(below)))]
      return line(.areaAssigned, area, data + [("geography", quoted(random.pick(Pool.geographies)))])
    case .life:
      let lives = NaiveWorld(ledger.events[...]).areas.lives.filter { $0.value.start != nil || $0.value.end != nil }
      guard let (area, life) = lives.sorted(by: { $0.key < $1.key }).randomElement(using: &random) else { return nil }
      // "absent: unchanged": the other end is the one that the ledger knows.
      let clash =
        life.end.map { ("start", quoted($0.description)) } ?? ("end", quoted(life.start?.description ?? ""))
      return line(.areaAssigned, area.text, [("name", quoted("A")), ("level", quoted("ward")), clash])
    case .versionExists:
      let adopted = ledger.events.filter { $0.definition != nil }
      guard !adopted.isEmpty else { return nil }
      let event = random.pick(adopted)
      return line(
        .definitionAdopted, event.subject.text, [("definition", event.data["definition"]?.canonical ?? "")])
    default:
      let erased = ledger.events.filter { $0.type == .partyErased }
      guard !erased.isEmpty else { return nil }
      let party = random.pick(erased).subject.text
      let type = random.pick([EventType.maracHeard, .referralReceived, .reoffenceProven, .crimeRecorded])
      let data = fields(type).filter { $0.name != "party" } + [("party", quoted(party))]
      return line(type, "new-\(nextID)", data)
    }
  }

  /// The key of an earlier event with other content: at times with content that differs only in how an é is composed.
  private mutating func conflict(_ earlier: NaiveEvent) -> [UInt8] {
    if random.chance(1, of: 2), case .object(var members) = earlier.content, let data = members["data"] {
      let composed = Array("\u{e9}".utf8)
      let other = data.canonical.utf8.split(separator: composed, omittingEmptySubsequences: false)
      if other.count > 1 {
        members["data"] = nil
        census.count("conflict by composition")
        return JSONValue.object(members).canonical.utf8.dropLast() + Array(",\"data\":".utf8)
          + other.map(Array.init).joined(separator: Array("e\u{301}".utf8)) + Array("}".utf8)
      }
    }
    return Array(
      #"{"id":\#(quoted(earlier.id.text)),"source":\#(quoted(earlier.source.text)),"anything":\#(random.whole(1...9))}"#
        .utf8)
  }
}
