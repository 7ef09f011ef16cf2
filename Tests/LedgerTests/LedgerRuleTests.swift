import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("The rules that need the ledger")
struct LedgerRuleTests {
  let scratch = Scratch()

  @Test("an unknown subject is refused, and one of another kind is unknown")
  func unknown() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crime("a"))
    #expect(
      failure { try ledger.add(flagged("b", id: "1")) } == "subject: no crime with this subject is known")
    #expect(
      failure { try ledger.add(event("incident.cancelled", "a", id: "2")) }
        == "subject: no incident with this subject is known")
  }

  @Test("a second opening of an open subject is refused, within a batch too")
  func secondOpening() throws {
    let ledger = try scratch.ledger()
    #expect(
      failure { try ledger.add([crime("a"), crime("a", id: "again")]) }
        == "subject: the crime is open already")
    try ledger.add(crime("a"))
    #expect(failure { try ledger.add(crime("a", id: "again")) } == "subject: the crime is open already")
  }

  @Test("a closed subject takes no change, and reopens as the record that it was")
  func reopening() throws {
    let ledger = try scratch.ledger()
    try ledger.add([crime("a"), crime("b"), flagged("a", id: "1"), cancelled("a")])
    #expect(failure { try ledger.add(flagged("a", id: "2")) } == "subject: the crime is closed")
    #expect(failure { try ledger.add(cancelled("a", id: "3")) } == "subject: the crime is closed")
    try ledger.add([
      crime("a", id: "again"), crime("c"), cancelled("a", id: "4"), crime("a", id: "and again"),
    ])
    var records: [UInt32?] = []
    try ledger.forEachEvent(in: 0..<8) { _, record, _ in
      records.append(record)
      return true
    }
    #expect(records == [0, 1, 0, 0, 0, 2, 0, 0])
    #expect(try ledger.recordCount == 3)
    #expect(try ledger.sequences(subject: "a") == [0, 2, 3, 4, 6, 7])
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("an event that names an erased party is refused, and the refusal does not name it")
  func erasure() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crime("a", more: #","party":"p1""#))
    let rule = "the party was erased under data-protection law, and later events naming it are refused"
    #expect(
      failure {
        try ledger.add([event("party.erased", "p1", id: "1"), crime("b", more: #","party":"p1""#)])
      } == "data.party: " + rule)
    try ledger.add(event("party.erased", "p1", id: "1"))
    #expect(failure { try ledger.add(crime("b", more: #","party":"p1""#)) } == "data.party: " + rule)
    #expect(failure { try ledger.add(event("party.erased", "p1", id: "2")) } == "subject: " + rule)
    try ledger.add([crime("b", more: #","party":"p11""#), crime("c", more: #","party":"p""#), cancelled("a")])
    // An é of one code point is not one of two.
    try ledger.add([
      event("party.erased", "Zo\u{EB}", id: "3"), crime("d", more: #","party":"Zoe\#u{308}""#),
    ])
    #expect(failure { try ledger.add(crime("e", more: #","party":"Zo\#u{EB}""#)) } == "data.party: " + rule)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("a version of a definition is adopted once for each indicator")
  func versions() throws {
    let ledger = try scratch.ledger()
    func adopted(_ indicator: String, _ version: Int, id: String) -> String {
      event(
        "definition.adopted", indicator, id: id,
        data: """
          {"definition":{"indicator":"\(indicator)","version":\(version),"title":"t","effective":"2018-04-01",\
          "measure":"count","count":{"records":"crime"}}}
          """)
    }
    try ledger.add([adopted("one", 1, id: "1"), adopted("one", 2, id: "2"), adopted("two", 1, id: "3")])
    #expect(
      failure { try ledger.add(adopted("one", 2, id: "4")) }
        == "data.definition.version: version 2 of one exists already")
    #expect(failure { try ledger.add([adopted("two", 2, id: "4"), adopted("two", 2, id: "5")]) } != nil)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("a version of a feed file is adopted once for each feed, and no two feeds have one source and kind")
  func feedVersions() throws {
    let ledger = try scratch.ledger()
    func adopted(_ feed: String, _ version: Int, source: String, record: String = "incident", id: String) -> String {
      event(
        "feed.adopted", feed, id: id,
        data: """
          {"feed":{"feed":"\(feed)","version":\(version),"source":"\(source)","record":"\(record)",\
          "statement":{"of":"none"},"columns":{"kind":{"value":"asb"},"date":"A","area":"B","cause":"C"}}}
          """.replacing(record == "incident" ? ",\"cause\":\"C\"" : "\"kind\":{\"value\":\"asb\"},", with: ""))
    }
    try ledger.add([
      adopted("one", 1, source: "a", id: "1"), adopted("one", 2, source: "a", id: "2"),
      adopted("two", 1, source: "b", id: "3"), adopted("three", 1, source: "a", record: "admission", id: "4"),
    ])
    #expect(
      failure { try ledger.add(adopted("one", 2, source: "a", id: "5")) }
        == "data.feed.version: version 2 of the feed file one exists already")
    #expect(
      failure { try ledger.add(adopted("two", 2, source: "a", id: "5")) }
        == "data.feed.source: no two feeds have one source for incident, and one has this one")
    #expect(
      failure { try ledger.add([adopted("four", 1, source: "c", id: "5"), adopted("five", 1, source: "c", id: "6")]) }
        != nil)
    #expect(
      failure { try ledger.add(adopted("two", 2, source: "d", id: "7")) }
        == "data.feed.source: a feed keeps its source and kind, and this one's are b and incident")
    try ledger.add(adopted("two", 2, source: "b", id: "7"))
    #expect(try ledger.verifyJournal() == [])
  }
}
