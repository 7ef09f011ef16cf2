import Events
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Recorded times")
struct RecordedTimesTests {
  let scratch = Scratch()

  @Test("are the wall clock's, and never decrease")
  func now() throws {
    let ledger = try scratch.ledger()
    let before = Ledger.now
    try ledger.add(crime("a"))
    let first = try ledger.recordedTime(of: 0)
    try ledger.add(crime("b"))
    #expect(before <= first && first <= Ledger.now)
    #expect(try ledger.recordedTime(of: 1) >= first)
    #expect(try ledger.lastTime == ledger.recordedTime(of: 1))
  }

  @Test("can be given for a whole append, not before the last event's and not in the future")
  func given() throws {
    let ledger = try scratch.ledger()
    try ledger.add([crime("a"), crime("b")], times: .at(time("2019-01-02T00:00:00Z")))
    try ledger.add(crime("c"), times: .at(time("2019-01-02T00:00:00Z")))
    #expect(
      failure { try ledger.add(crime("d"), times: .at(time("2019-01-01T23:59:59Z"))) }
        == "--recorded-at: recorded times never decrease, and the last event's is 2019-01-02T00:00:00.000000Z"
    )
    let later = RecordedTime(microseconds: Ledger.now.microseconds + 60_000_000)
    #expect(failure { try ledger.add(crime("d"), times: .at(later)) }?.contains("not in the future") == true)
    // Refused before anything is looked at, also where nothing is added.
    #expect(failure { try ledger.add([], times: .at(later)) } != nil)
    #expect(try ledger.length == 3)
  }

  @Test("can be each event's own")
  func asRecorded() throws {
    let ledger = try scratch.ledger()
    func own(_ name: String, _ time: String) -> String { crime(name, extra: #""recordedtime":"\#(time)","#) }
    try ledger.add(
      [
        own("a", "2019-01-01T00:00:00Z"), own("b", "2019-01-01T01:00:00+01:00"),
        own("c", "2019-02-01T00:00:00Z"),
      ],
      times: .asRecorded)
    #expect(try ledger.recordedTime(of: 1) == time("2019-01-01T00:00:00Z"))
    #expect(
      failure { try ledger.add(own("d", "2019-01-31T00:00:00Z"), times: .asRecorded) }?.hasPrefix(
        "recordedtime: recorded times never decrease") == true)
    #expect(
      failure { try ledger.add(own("d", "2999-01-01T00:00:00Z"), times: .asRecorded) }?.contains(
        "not in the future") == true)
    #expect(
      failure { try ledger.add(own("d", "yesterday"), times: .asRecorded) }
        == "recordedtime: it is an RFC 3339 date and time")
    #expect(
      failure { try ledger.add(crime("d"), times: .asRecorded) }
        == "recordedtime: an append of events as recorded requires it")
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("find the length at and before a time")
  func lengths() throws {
    let ledger = try scratch.ledger()
    for (day, count) in [("01", 2), ("03", 3), ("05", 1)] {
      try ledger.add(
        (0..<count).map { crime(day + "-\($0)") }, times: .at(time("2019-01-\(day)T00:00:00Z")))
    }
    let expected = [
      ("2018-12-31", 0, 0), ("2019-01-01", 0, 2), ("2019-01-02", 2, 2), ("2019-01-03", 2, 5),
      ("2019-01-05", 5, 6), ("2020-01-01", 6, 6),
    ]
    for (day, before, at) in expected {
      let time = time(day + "T00:00:00Z")
      #expect(try ledger.length(before: time) == before)
      #expect(try ledger.length(at: time) == at)
    }
  }
}
