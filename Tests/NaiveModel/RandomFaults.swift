import Events
import TestSupport

/// The sorts of invalid lines.
package enum Fault: String, CaseIterable, Sendable {
  case notJSON, truncated, duplicateKey, loneSurrogate, badUTF8, inexactNumber, notAnObject
  case unknownType, missingAttribute, wrongVersion, badExtension, badTime, missingData
  case missingField, unknownField, illTypedField, noSuchDate, badArea, endBeforeStart
  case unknownDefinitionKey, impossibleTest, otherIndicator
  case conflict, unknownSubject, closedSubject, alreadyOpen, areaCycle, versionExists, erasedParty

  /// The reason for which such a line is refused.
  package var reason: NaiveLedger.Reason { NaiveLedger.Reason(rawValue: rawValue) ?? .malformed }
}

extension Generator {
  /// A line with a fault; nil where the world does not offer one of the sort.
  mutating func faulty(_ fault: Fault) -> [UInt8]? {
    let type = random.pick(EventType.allCases)
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
    case .missingData: return line(typeName: "crime.cancelled", "s-1", nil)
    case .missingField, .unknownField, .illTypedField, .noSuchDate, .badArea, .endBeforeStart:
      return badField(fault)
    case .unknownDefinitionKey, .impossibleTest, .otherIndicator: return badDefinition(fault)
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

  private mutating func badField(_ fault: Fault) -> [UInt8]? {
    let periods: [EventType] = [.coverageDeclared, .statisticPublished]
    let others = EventType.allCases.filter {
      $0 != .definitionAdopted && $0.rule.fields.contains(where: \.isRequired)
    }
    let type = random.pick(fault == .endBeforeStart ? periods : others)
    var data = fields(type)
    let subject = self.subject(type)
    switch fault {
    case .missingField:
      let required = type.rule.fields.filter(\.isRequired).map(\.name)
      let missing = random.pick(required)
      return line(type, subject, data.filter { $0.name != missing })
    case .unknownField: return line(type, subject, data + [("ward", "1")])
    case .illTypedField:
      let index = random.whole(0...(data.count - 1))
      data[index].json = random.pick(["true", "[[]]", "{\"x\":1}"])
      guard data[index].name != "first" else { return nil }
      return line(type, subject, data)
    case .noSuchDate:
      guard let index = data.firstIndex(where: { $0.name == "date" }) else { return nil }
      data[index].json = quoted(random.pick(["2019-02-29", "2019-13", "2019-04-31", "2019", "20190401"]))
      return line(type, subject, data)
    case .badArea:
      guard let index = data.firstIndex(where: { $0.name == "area" }) else { return nil }
      data[index].json = quoted(random.pick(["Blaby", "E0700012", "e07000129"]))
      return line(type, subject, data)
    default:
      guard let start = data.firstIndex(where: { $0.name == "start" }),
        let end = data.firstIndex(where: { $0.name == "end" })
      else { return nil }
      data[end].json = data[start].json
      return line(type, subject, data)
    }
  }

  private mutating func badDefinition(_ fault: Fault) -> [UInt8] {
    let indicator = random.pick(Pool.indicators)
    let good = definition(indicator)
    switch fault {
    case .unknownDefinitionKey:
      return line(
        .definitionAdopted, indicator, [("definition", good.replacing("\"version\"", with: "\"Version\""))])
    case .impossibleTest:
      let test = random.pick([
        #"{"risk":"severe"}"#, #"{"risk":{"atLeast":1}}"#, #"{"contact":{"all":[]}}"#,
        #"{"date":"2019-02-30"}"#,
        #"{"age":5}"#, #"{"anyOf":[]}"#, #"{"risk":[]}"#,
      ])
      let json =
        #"{"indicator":"\#(indicator)","version":99,"title":"x","effective":"2018-04-01","measure":"count","count":{"records":"marac","where":\#(test)}}"#
      return line(.definitionAdopted, indicator, [("definition", json)])
    default:
      return line(
        .definitionAdopted, indicator == "reoffending" ? "asb-count" : "reoffending", [("definition", good)])
    }
  }

  /// Lines that are well formed and come at the wrong time.
  private mutating func outOfPlace(_ fault: Fault) -> [UInt8]? {
    let kind = random.pick(RecordKind.allCases)
    let rules = EventType.allCases.filter { $0.rule.subject == .record(kind) }
    let changes = rules.filter { $0.rule.role != .opens }
    let openings = rules.filter { $0.rule.role == .opens }
    switch fault {
    case .conflict:
      guard !accepted.isEmpty else { return nil }
      let earlier = random.pick(ledger.events)
      return Array(
        #"{"id":\#(quoted(earlier.id.text)),"source":\#(quoted(earlier.source.text)),"anything":\#(random.whole(1...9))}"#
          .utf8)
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
      let world = NaiveWorld(ledger.events[...])
      let area = random.pick(Pool.areas)
      let below = [area] + Pool.areas.filter { world.above(Word($0)).contains(Word(area)) }
      let data = [("name", quoted("A")), ("level", quoted("ward")), ("parent", quoted(random.pick(below)))]
      return line(.areaAssigned, area, data)
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
}
