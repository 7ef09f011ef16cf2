import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("A batch of a sender who may not append everything")
struct AuthorityTests {
  let scratch = Scratch()
  let other = Scratch()

  private func note(_ subject: String, id: String, source: String = "b") -> String {
    event("practice.noted", subject, id: id, source: source, data: #"{"effective":"2018-01-01","text":"N"}"#)
  }

  /// A batch that asks nobody what was held back.
  private func body(_ scopes: [String], _ events: [String]) -> (inout Batch) throws -> Void {
    { batch in
      batch.authority = Authority(scopes.map { Scope($0)! })
      defer { batch.authority = nil }
      for event in events { _ = try batch.add(Array(event.utf8)) }
    }
  }

  @Test("is not published where something of others stands in its way, and leaves all of theirs, in parts or whole")
  func held() throws {
    for limits in [PartLimits.standard, PartLimits(eventCount: 2, byteCount: 1 << 20)] {
      let (scratch, other) = (Scratch(), Scratch())
      let (ledger, alone) = (try scratch.ledger(), try other.ledger())
      let first = [crime("1", source: "a"), crime("2", source: "a"), crime("3", id: "key", source: "b")]
      let last = [crime("4", source: "c"), crime("5", source: "c")]
      let results = try ledger.appendTogether(
        limits: limits,
        [
          body(["append"], first),
          body(["append:b"], (10..<15).map { crime("\($0)", source: "b") } + [crime("1", id: "x", source: "b")]),
          body(["annotate"], [note("n", id: "m"), note("o", id: "key"), note("p", id: "q"), note("r", id: "key2")]),
          body(["append"], last),
        ])
      _ = try alone.appendTogether(limits: limits, [body(["append"], first), body(["append"], last)])
      #expect(try results[0].get().sequence == 3 && results[3].get().sequence == 5)
      for index in [1, 2] { #expect(throws: LedgerError(.refused, "")) { try results[index].get() } }
      #expect(try ledger.length == 5)
      #expect(try ledger.verifyJournal().isEmpty)
      // The keys of what was there are theirs still.
      #expect(try ledger.add(first + last).duplicates == 5)
      #expect(try alone.add(first + last).duplicates == 5)
    }
  }

  @Test("is the owner's of a record from the event that opened it last, within a batch too")
  func owner() throws {
    let ledger = try scratch.ledger()
    func append(_ scopes: [String], _ events: [String]) throws {
      for result in try ledger.appendTogether([body(scopes, events)]) { _ = try result.get() }
    }
    func change(_ source: String, _ id: String) -> String {
      event("crime.redated", "1", id: id, source: source, data: #"{"date":"2019-01"}"#)
    }
    try append(["append:a"], [crime("1", source: "a"), change("a", "2")])
    #expect(throws: Refusal.self) { try append(["append:b"], [change("b", "3")]) }
    // The successor changes it, and owns it from the time when it opens it anew.
    try append(["append:b", "succeeds:a"], [change("b", "4")])
    try append(["append:a"], [change("a", "5")])
    try append(
      ["append:b", "succeeds:a"],
      [event("crime.cancelled", "1", id: "6", source: "b"), crime("1", id: "7", source: "b"), change("b", "8")])
    #expect(throws: Refusal.self) { try append(["append:a"], [change("a", "9")]) }
    try append(["append:b"], [change("b", "10")])
    // What one sent before stays a duplicate.
    let result = try ledger.appendTogether([body(["append:a"], [crime("1", source: "a"), change("a", "5")])])[0].get()
    #expect(result.appended == 0 && result.duplicates == 2)
    #expect(try ledger.verifyJournal().isEmpty)
  }

  @Test("declares coverage of the areas below those it names, as the batch itself knows them")
  func coverage() throws {
    let ledger = try scratch.ledger()
    func declared(_ area: String, feed: String = "marac") -> String {
      event(
        "coverage.declared", area + feed, source: "b",
        data: #"{"feed":"\#(feed)","area":"\#(area)","start":"2019-01","end":"2019-02","status":"complete"}"#)
    }
    try ledger.add(
      event("area.assigned", "E07000129", data: #"{"name":"B","level":"district","parent":"E10000018"}"#))
    let scopes = ["append:b", "coverage:marac@E10000018"]
    for (scopes, events, isTaken) in [
      (scopes, [declared("E07000129"), declared("E10000018")], true), (scopes, [declared("E07000130")], false),
      (scopes, [declared("E10000018", feed: "crime")], false), (scopes, [declared("E12000004")], false),
      // Who may not place areas cannot place one below one's own.
      (
        scopes,
        [
          event(
            "area.assigned", "E07000130", source: "b",
            data: #"{"name":"C","level":"district","parent":"E10000018"}"#), declared("E07000130"),
        ], false
      ),
      (
        scopes + ["reference"],
        [
          event(
            "area.assigned", "E07000130", source: "b",
            data: #"{"name":"C","level":"district","parent":"E10000018"}"#), declared("E07000130"),
        ], true
      ),
    ] {
      let result = try ledger.appendTogether([body(scopes, events)])[0]
      let wasTaken = (try? result.get()) != nil
      #expect(wasTaken == isTaken, "\(scopes) \(events) \(result)")
    }
  }
}
