import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Every fault of an event at once")
struct EveryFaultTests {
  let scratch = Scratch()

  /// The fields at fault, in the order in which they are told.
  private func fields(_ json: String, in ledger: Ledger, times: RecordedTimes = .now) throws -> [String] {
    do {
      try ledger.add(json, times: times)
      return []
    } catch let refusal as Refusal {
      return refusal.each.map(\.field)
    }
  }

  private func ledger() throws -> Ledger {
    let ledger = try scratch.ledger()
    try ledger.add([
      crime("open"), crime("shut"), cancelled("shut"), event("party.erased", "gone", id: "e"),
      event("area.assigned", "a", id: "a", data: #"{"name":"n","level":"l","parent":"b","start":"2010-01-01"}"#),
      definition(1, id: "d"),
    ])
    return ledger
  }

  private func definition(_ version: Int, more: String = "", id: String) -> String {
    event(
      "definition.adopted", "one", id: id,
      data: """
        {"definition":{"indicator":"one","version":\(version),"title":"t","effective":"2018-04-01",\
        "measure":"count","count":{"records":"crime"}\(more)}}
        """)
  }

  @Test("what the event says wrongly is told with what the ledger does not allow")
  func together() throws {
    let ledger = try ledger()
    let cases: [(String, [String])] = [
      (crime("open", id: "1", date: "2019-02-30"), ["data.date", "subject"]),
      (crime("shut", id: "1", date: "2019-02-30"), ["data.date"]),
      (crime("x", date: "2019-02-30", offence: "Burglary", area: "e1"), ["data.offence", "data.date"]),
      (crime("open", id: "1", more: #","party":"gone""#), ["data.party", "subject"]),
      (
        crime("open", id: "1", area: "", more: #","party":"gone","shoe":9"#),
        ["data.shoe", "data.area", "data.party", "subject"]
      ),
      (event("crime.flagged", "x", id: "1", data: #"{"flags":["No"]}"#), ["data.flags", "subject"]),
      (event("crime.flagged", "shut", id: "1", data: #"{"flags":"domestic"}"#), ["data.flags", "subject"]),
      (
        event("area.assigned", "b", id: "1", data: #"{"name":"","level":"l","parent":"a"}"#),
        ["data.name", "data.parent"]
      ),
      (
        event("area.assigned", "a", id: "1", data: #"{"name":"","level":"l","parent":"a","end":"2009-01-01"}"#),
        ["data.name", "data.parent", "data.end"]
      ),
      (event("party.erased", "gone", id: "1", data: #"{"reason":7}"#), ["data.reason", "subject"]),
      (definition(1, id: "2").replacing(#""version":1"#, with: #""version":1,"note":1"#), ["data.definition.note"]),
      (definition(1, id: "2").replacing(#"}}}"#, with: #"}},"note":7}"#), ["data.note", "data.definition.version"]),
    ]
    for (json, expected) in cases { #expect(try fields(json, in: ledger) == expected, "\(json)") }
    #expect(try ledger.length == 6)
  }

  @Test("an event whose type, subject or data cannot be read has only the faults that can be told")
  func unreadable() throws {
    let ledger = try ledger()
    let good = crime("open", id: "1")
    let cases: [(String, [String])] = [
      (good.replacing("crime.recorded", with: "crime.recorder"), ["type"]),
      (good.replacing(#""type":"crime.recorded","#, with: ""), ["type"]),
      (good.replacing(#""type":"crime.recorded","#, with: #""type":7,"#), ["type"]),
      (good.replacing(#""subject":"open","#, with: #""subject":"","#), ["subject"]),
      (good.replacing(#""subject":"open","#, with: ""), ["subject"]),
      (event("crime.recorded", "open", id: "1", data: "[]"), ["data", "subject"]),
      (event("crime.recorded", "open", id: "1", data: "null"), ["data", "subject"]),
      (
        event("crime.recorded", "open", id: "1", data: "null", extra: #""data_base64":"eA==","#),
        ["data_base64", "subject"]
      ),
      (
        event("area.assigned", "not an area", id: "1", data: #"{"name":"n","level":"l","parent":"x y"}"#),
        ["data.parent", "subject"]
      ),
    ]
    for (number, (json, expected)) in cases.enumerated() {
      // Behind an event of other fields, so that nothing is left of it.
      _ = try ledger.append { batch in
        try batch.add(crime("before", id: "open-\(number)", more: #","party":"p","outcome":"o""#))
        do {
          try batch.add(json)
          Issue.record("\(json) is taken")
        } catch let refusal as Refusal {
          #expect(refusal.each.map(\.field) == expected, "\(json)")
        }
        try batch.add(cancelled("before", id: "close-\(number)"))
      }
    }
  }

  @Test("the time of recording is told too")
  func times() throws {
    let ledger = try ledger()
    #expect(
      try fields(crime("open", id: "1", date: "2019-02-30"), in: ledger, times: .asRecorded)
        == ["data.date", "recordedtime", "subject"])
    #expect(try fields(crime("open", id: "1"), in: ledger, times: .asRecorded) == ["recordedtime", "subject"])
  }

  @Test("a key that is taken is told alone: the event is another one's")
  func conflicts() throws {
    let ledger = try ledger()
    let refusal = #expect(throws: Refusal.self) { try ledger.add(crime("open", date: "2019-02-30")) }
    #expect(refusal?.each.map(\.field) == ["id"] && refusal?.mistake.blame == .conflict)
  }

  @Test("an inspection sees what breaks no rule, before it is appended, and may refuse it")
  func inspections() throws {
    let ledger = try ledger()
    var seen: [String] = []
    _ = try ledger.append { batch in
      batch.inspection = { event, time in
        #expect(time > RecordedTime(microseconds: 0))
        seen.append(event.subject)
        if event.subject == "no" { throw Refusal(.field("subject"), value: "no", AppendMistake.partyErased) }
      }
      try batch.add(crime("yes"))
      try batch.add(crime("yes"))
      for json in [crime("no"), crime("open", id: "again")] {
        do {
          try batch.add(json)
          Issue.record("\(json) is taken")
        } catch is Refusal {}
      }
      try batch.add(crime("also"))
    }
    #expect(seen == ["yes", "no", "also"])
    #expect(try ledger.sequences(subject: "no") == [])
    #expect(try ledger.length == 8)
  }

  @Test("an event without a key is told all that is wrong with it")
  func withoutKey() throws {
    let ledger = try ledger()
    let data = #"{"offence":"Burglary","date":"2019-02-30","area":"E1"}"#
    let cases: [(String, [String])] = [
      ("{}", ["source", "id", "specversion", "type", "subject", "data"]),
      (
        #"{"specversion":"1.0","type":"crime.recorded","source":5,"subject":"s","time":"soon","data":\#(data)}"#,
        ["source", "id", "time", "data.offence", "data.date", "data.area"]
      ),
    ]
    for (json, expected) in cases { #expect(try fields(json, in: ledger) == expected, "\(json)") }
  }

  @Test("a party that no erasure could name is refused, and a number that is not exact names its field")
  func partiesAndNumbers() throws {
    let ledger = try ledger()
    for escape in ["\\u0007", "\\u0000", "\\u0085", "\\ufffe"] {
      #expect(try fields(crime("x", more: #","party":"a\#(escape)b""#), in: ledger) == ["data.party"])
    }
    #expect(try fields(crime("x", more: #","latitude":9007199254740993"#), in: ledger) == ["data.latitude"])
    #expect(try fields(crime("x", area: "beat/99999999"), in: ledger) == ["data.area"])
    #expect(
      try fields(
        definition(2, more: #","window":"soon""#, id: "f").replacing("\"one\",\"version", with: "\"two\",\"version"),
        in: ledger) == ["data.definition.window", "subject"])
    #expect(try fields(crime("x", extra: #""data_base64":null,"#), in: ledger) == [])
  }
}
