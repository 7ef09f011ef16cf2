import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("An event that names an erased party")
struct EventMaskTests {
  let scratch = Scratch()

  /// The events as they are told.
  private func told(_ ledger: Ledger, naming records: Set<UInt32> = []) throws -> [String] {
    var mask = EventMask(try ledger.erasures(), records: records)
    var told: [String] = []
    try ledger.forEachEvent(in: 0..<ledger.length) { _, record, json in
      try mask.apply(to: &json, record: record)
      told.append(String(decoding: json, as: UTF8.self))
      return true
    }
    return told
  }

  @Test(
    "is told with [erased] in place of a number of eight digits or more that is the party; shorter ones may be any count"
  )
  func numbers() throws {
    let ledger = try scratch.ledger()
    let answer = #"{"survey":"s","question":"q","answer":20190001,"date":"2019-01","area":"E07000129","weight":5}"#
    try ledger.add([
      event("survey.answered", "a", id: "1", data: answer, extra: #""urn":20190001,"#),
      event("party.erased", "20190001", id: "e1"), event("party.erased", "5", id: "e2"),
    ])
    let text = try told(ledger)[0]
    #expect(
      text.contains(#""answer":"[erased]""#) && text.contains(#""urn":"[erased]""#) && text.contains(#""weight":5"#))
  }

  @Test("is told with [erased] in every string and the hash of its leaf, and all else stays byte for byte")
  func everywhere() throws {
    let ledger = try scratch.ledger()
    let long = String(repeating: "p", count: 500)
    try ledger.add([
      crime("a", more: #","party":"p1","note":"p1 \"quoted\"""#), crime("b", more: #","party":"p2","note":"p10""#),
      crime("p1"), crime("c", more: #","party":"\#(long)""#), crime("d", more: #","party":"p\"3","note":"\u0070\"3""#),
      // Two parties, though they look like one.
      crime("e", more: #","party":"Zo\#u{EB}""#), crime("f", more: #","party":"Zoe\#u{308}""#),
      crime(
        "g", more: #","flags":["p1"],"outcome":"p1, 2018-01""#, extra: #""p1":"p1","time":"2018-01-01T00:00:00Z","#),
    ])
    let stored = try ledger.texts()
    #expect(try told(ledger) == stored)
    try ledger.add([
      event("party.erased", "p1", id: "e1", data: #"{"reason":"asked"}"#), event("party.erased", long, id: "e2"),
      event("party.erased", #"p\"3"#, id: "e3"), event("party.erased", "Zo\u{EB}", id: "e4"),
      event("party.erased", "01", id: "e5"),
    ])
    let all = try ledger.texts()
    let told = try told(ledger)
    #expect(told[1] == stored[1] && told[6].utf8.elementsEqual(stored[6].utf8))
    for (index, text) in told.enumerated() where ![1, 6].contains(index) {
      let leaf = Digest.hex(TreeHash.leaf(Array(all[index].utf8)))
      #expect(text.contains(#""leafhash":"\#(leaf)""#), "\(text)")
      #expect(Digest.hex(try ledger.leafHashes(index..<index + 1)) == leaf)
      #expect(!text.contains("\"p1") && !text.contains("p1\"") && !text.contains("ppp") && !text.contains(#"p\"3"#))
      var document = JSONDocument()
      #expect(throws: Never.self) { try document.read(Array(text.utf8)[...]) }
    }
    func unmarked(_ text: String) -> String {
      text.replacing(/"leafhash":"[0-9a-f]{64}",?/, with: "")
    }
    #expect(
      unmarked(told[0])
        == stored[0].replacing(#""party":"p1""#, with: #""party":"[erased]""#).replacing("p1 ", with: "[erased] "))
    #expect(unmarked(told[2]) == stored[2].replacing(#""p1""#, with: #""[erased]""#))
    #expect(unmarked(told[3]) == stored[3].replacing(long, with: "[erased]"))
    #expect(told[4].contains(#""note":"[erased]""#) && told[4].contains(#""party":"[erased]""#))
    #expect(told[7].contains(#""outcome":"[erased], 2018-[erased]""#) && told[7].contains(#""flags":["[erased]"]"#))
    // What is a date, or a time, stays, whatever party its digits are.
    #expect(told[7].contains(#""date":"2019-01-02""#) && told[7].contains(#""time":"2018-01-01T00:00:00Z""#))
    #expect(told[7].contains(#""[erased]":"[erased]""#))
    #expect(told[8].contains(#""subject":"[erased]""#) && told[8].contains(#""reason":"asked""#))
  }

  @Test("hides the attributes of a record that ever named one, whatever they are")
  func attributes() throws {
    let ledger = try scratch.ledger()
    let attributes = #","attributes":{"agency":"police","band":18,"p1":true,"p2":1}"#
    try ledger.add([
      crime("a", more: #","party":"p1""# + attributes), crime("b", more: #","party":"p3""# + attributes),
    ])
    try ledger.add([event("party.erased", "p1", id: "e1"), event("party.erased", "p2", id: "e2")])
    let told = try told(ledger, naming: [0])
    let hidden = #"{"agency":"[erased]","band":"[erased]","[erased]":"[erased]","[erased] more":"[erased]"}"#
    #expect(told[0].contains(#""attributes":"# + hidden))
    #expect(told[1].contains(#""attributes":{"agency":"police","band":18,"[erased]":true,"[erased] more":1}"#))
  }

  @Test("is masked in what a definition says, but for its dates")
  func definitions() throws {
    let ledger = try scratch.ledger()
    let definition = #"""
      {"indicator":"p1-x","version":1,"title":"T p1","effective":"2018-04-01","measure":"count","count":{"records":"crime",
      "where":{"outcome":["p1",{"not":"04"}][0],"attributes.p1":"04"}},"caveats":["p1"]}
      """#.replacing(#"["p1",{"not":"04"}][0]"#, with: #""p1""#)
    try ledger.add([
      event("definition.adopted", "p1-x", id: "d", data: #"{"definition":\#(definition)}"#),
      event("party.erased", "p1", id: "e1"), event("party.erased", "04", id: "e2"),
    ])
    let told = try told(ledger)[0]
    #expect(!told.contains("p1") && told.contains(#""effective":"2018-04-01""#))
    #expect(told.contains(#""where":{"attributes.[erased]":"[erased]","outcome":"[erased]"}"#), "\(told)")
  }

  @Test("is refused when it comes later, and is a duplicate when it came before; the ledger stays whole")
  func appending() throws {
    let ledger = try scratch.ledger()
    let named = [crime("a", more: #","party":"p1""#), crime("b", id: "p1", more: #","note":"p1""#)]
    try ledger.add(named)
    let root = try ledger.root(size: 2)
    try ledger.add(event("party.erased", "p1", id: "e"))
    #expect(throws: Refusal.self) { try ledger.add(crime("c", more: #","party":"p1""#)) }
    #expect(throws: Refusal.self) { try ledger.add(event("party.erased", "p1", id: "again")) }
    _ = try ledger.append { batch in
      for event in named + [event("party.erased", "p1", id: "e")] {
        guard case .duplicate = try batch.add(event) else {
          Issue.record("it is there already")
          continue
        }
      }
    }
    #expect(try ledger.length == 3 && ledger.root(size: 2) == root)
    #expect(try ledger.verifyJournal() == [])
  }
}
