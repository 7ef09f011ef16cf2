import Events
import Foundation
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("Reading")
struct ReadingTests {
  let scratch = Scratch()

  private func sequences(_ ledger: Ledger, _ range: Range<Int>, _ filter: EventFilter) throws -> [Int] {
    var found: [Int] = []
    let end = try ledger.forEachEvent(in: range, matching: filter) { sequence, _, json in
      let stored = try ledger.event(at: sequence)
      #expect(stored == json)
      found.append(sequence)
      return true
    }
    #expect(end == range.upperBound)
    return found
  }

  @Test("gives the events of a range in order, over pages, until it is told to stop")
  func ranges() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<9000))
    for range in [0..<9000, 4095..<4097, 8999..<9000, 17..<17] {
      var found: [Int] = []
      let end = try ledger.forEachEvent(in: range) { sequence, record, _ in
        #expect(record == UInt32(sequence))
        found.append(sequence)
        return true
      }
      #expect(found == Array(range) && end == range.upperBound)
    }
    #expect(try ledger.forEachEvent(in: 0..<9000) { sequence, _, _ in sequence < 5000 } == 5001)
    #expect(failure { _ = try ledger.event(at: 9000) } == "damaged")
  }

  @Test("chooses by type, subject and time, and by all of them")
  func filters() throws {
    let ledger = try scratch.ledger()
    try ledger.add([crime("a"), crime("b"), flagged("a", id: "1")], times: .at(time("2019-01-01T00:00:00Z")))
    let incident = event(
      "incident.reported", "a", id: "2", data: #"{"kind":"asb","date":"2019-01","area":"E07000129"}"#)
    try ledger.add([incident, flagged("b", id: "3")], times: .at(time("2019-01-02T00:00:00Z")))
    try ledger.add([cancelled("a"), crime("ab")], times: .at(time("2019-01-03T00:00:00Z")))
    let all = 0..<7
    #expect(try sequences(ledger, all, EventFilter()) == Array(all))
    #expect(try sequences(ledger, all, EventFilter(types: [.crimeFlagged, .crimeCancelled])) == [2, 4, 5])
    #expect(try sequences(ledger, all, EventFilter(types: [])) == [])
    #expect(try sequences(ledger, all, EventFilter(subject: "a")) == [0, 2, 3, 5])
    #expect(try sequences(ledger, 2..<5, EventFilter(subject: "a")) == [2, 3])
    #expect(try sequences(ledger, all, EventFilter(subject: "c")) == [])
    let second = time("2019-01-02T00:00:00Z")
    #expect(try sequences(ledger, all, EventFilter(since: second)) == [3, 4, 5, 6])
    #expect(try sequences(ledger, 0..<4, EventFilter(since: second)) == [3])
    #expect(try sequences(ledger, 0..<2, EventFilter(since: second)) == [])
    #expect(
      try sequences(ledger, all, EventFilter(types: [.crimeCancelled], subject: "a", since: second)) == [5])
    let stopped = try ledger.forEachEvent(in: all, matching: EventFilter(subject: "a")) { _, _, _ in false }
    #expect(stopped == 1)
  }

  @Test("follows what is published while it follows")
  func following() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<5))
    Thread.detachNewThread {
      for start in stride(from: 5, to: 50, by: 15) {
        Thread.sleep(forTimeInterval: 0.12)
        try! ledger.add(crimes(start..<start + 15), limits: PartLimits(eventCount: 4, byteCount: 1 << 20))
      }
    }
    var found: [Int] = []
    func hasAll() -> Bool { found.count == 47 }
    let end = try ledger.follow(from: 3, until: hasAll) { range in
      try ledger.forEachEvent(in: range) { sequence, _, json in
        #expect(!json.isEmpty)
        found.append(sequence)
        return true
      }
    }
    #expect(found == Array(3..<50) && end == 50)
    var chosen: [Int] = []
    let filter = EventFilter(subject: "0000040")
    func hasOne() -> Bool { !chosen.isEmpty }
    let chosenEnd = try ledger.follow(from: 0, until: hasOne) { range in
      try ledger.forEachEvent(in: range, matching: filter) { sequence, _, _ in
        chosen.append(sequence)
        return false
      }
    }
    #expect(chosen == [40] && chosenEnd == 41)
  }
}
