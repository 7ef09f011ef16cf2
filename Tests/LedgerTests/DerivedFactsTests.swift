import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("What a return states beside its records")
struct DerivedFactsTests {
  private static let feed = FeedFile(
    feed: "f", version: 1, source: "own", row: .record(.marac), covers: ["marac", "other"],
    statement: FeedFile.Statement(of: .month, area: "E10000018"), fields: [])

  private static func coverage(
    _ feed: String, _ area: String, source: String = "own", status: String = "complete"
  ) -> String {
    event(
      "coverage.declared", "c", id: "\(feed)\(area)\(status)", source: source,
      data: #"{"feed":"\#(feed)","area":"\#(area)","start":"2019-01-01","end":"2019-02-01","status":"\#(status)"}"#)
  }

  private static func place(
    _ code: String, name: String? = nil, level: String = "lsoa", parent: String = "E10000018", source: String = "own",
    more: String = #","provisional":true"#
  ) -> String {
    event(
      "area.assigned", code, id: "\(code)\(name ?? "")\(parent)\(more.count)", source: source,
      data: #"{"name":"\#(name ?? code)","level":"\#(level)","parent":"\#(parent)"\#(more)}"#)
  }

  private static let held = [
    event("area.assigned", "E10000018", data: #"{"name":"County","level":"county"}"#),
    event("area.assigned", "E07000129", data: #"{"name":"Blaby","level":"district","parent":"E10000018"}"#),
    event("area.assigned", "E01000009", data: #"{"name":"Known","level":"lsoa"}"#),
  ]

  private static let allowed = [
    coverage("marac", "E10000018"), coverage("other", "E10000018", status: "partial"), place("E01000001"),
    place("E01000009", name: "Known"),
  ]

  private static let refused =
    [
      // Coverage of another feed or area, under another source, and what no return says.
      coverage("crime", "E10000018"), coverage("marac", "E07000129"), coverage("marac", "E12000004"),
      coverage("marac", "E10000018", source: "police/a"), coverage("marac", "E10000018", status: "missing"),
      // An area that has a place, for good, elsewhere, under another name or level, or with more than its place.
      place("E07000129", name: "Blaby", level: "district"), place("E01000001", more: ""),
      place("E01000001", more: #","provisional":false"#), place("E01000001", parent: "E12000004"),
      place("E01000001", name: "Renamed"), place("E01000009", name: "Renamed"),
      place("E01000009", name: "Known", level: "ward"), place("E01000001", source: "police/a"),
      place("E01000001", more: #","provisional":true,"start":"2011-01-01""#),
      place("E01000001", more: #","provisional":true,"geography":"ward""#),
      // Facts of every other type.
    ]
    + EventType.allCases.filter { $0.rule.role == .states && ![.areaAssigned, .coverageDeclared].contains($0) }
    .map { EventExample.of($0).json(id: "\($0)", source: "own") }

  /// Whether an event is taken of a sender with these scopes.
  private func isTaken(_ event: String, _ scopes: [String], deriving facts: DerivedFacts?) throws -> Bool {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    try ledger.add(DerivedFactsTests.held)
    let results = try ledger.appendTogether([
      { batch in
        batch.authority = Authority(scopes.map { Scope($0)! }).deriving(facts)
        defer { batch.authority = nil }
        try batch.add(Array(event.utf8))
      }
    ])
    if case .failure(let error) = results[0] {
      #expect((error as? Refusal)?.mistake.blame == .authority, "\(event): \(error)")
      return false
    }
    return true
  }

  @Test("is taken of whoever has the feed's source")
  func allowed() throws {
    let facts = DerivedFacts(of: DerivedFactsTests.feed)
    for event in DerivedFactsTests.allowed {
      #expect(try isTaken(event, ["append:own"], deriving: facts), "\(event)")
      #expect(try isTaken(event, ["append"], deriving: facts), "\(event)")
      #expect(try !isTaken(event, ["append:own"], deriving: nil), "\(event)")
      #expect(try !isTaken(event, ["append:police/a"], deriving: facts), "\(event)")
      #expect(try !isTaken(event, ["read"], deriving: facts), "\(event)")
    }
  }

  @Test("lets nothing else through")
  func refused() throws {
    let facts = DerivedFacts(of: DerivedFactsTests.feed)
    for event in DerivedFactsTests.refused {
      #expect(try !isTaken(event, ["append:own"], deriving: facts), "\(event)")
    }
  }

  @Test("is nothing where the feed covers no area")
  func noArea() throws {
    var feed = DerivedFactsTests.feed
    feed.statement = FeedFile.Statement(of: .none, area: nil)
    #expect(DerivedFacts(of: feed) == nil)
  }
}
