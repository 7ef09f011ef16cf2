import Events
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("A batch in parts")
struct PartTests {
  let scratch = Scratch()
  let small = PartLimits(eventCount: 7, byteCount: 1 << 20)
  let then = RecordedTimes.at(time("2019-01-01T00:00:00Z"))

  private struct Stop: Error {}

  /// Openings, changes, closings and reopenings, so that parts cut through the lives of records.
  private let events: [String] = (0..<30).flatMap { number in
    [
      crime("s\(number % 10)", id: "open \(number)"), flagged("s\(number % 10)", id: "flag \(number)"),
      cancelled("s\(number % 10)", id: "close \(number)"),
    ]
  }

  /// The journal of the same appends in one part each, without the wall clocks.
  private func expected(_ batches: [String]...) throws -> [String: [[UInt8]: [UInt8]]] {
    let other = Scratch()
    let ledger = try other.ledger()
    for batch in batches { try ledger.add(batch, times: then) }
    return try withoutClocks(ledger.dump())
  }

  private func withoutClocks(_ dump: [String: [[UInt8]: [UInt8]]]) -> [String: [[UInt8]: [UInt8]]] {
    var dump = dump
    dump["batches"] = dump["batches"]?.mapValues { Array($0.prefix(8) + $0.dropFirst(16)) }
    return dump
  }

  @Test("leaves the same journal as a batch in one part, by number of events or by bytes")
  func equality() throws {
    let ledger = try scratch.ledger()
    try ledger.add(Array(events[..<20]), times: then, limits: PartLimits(eventCount: 1 << 16, byteCount: 300))
    let result = try ledger.add(Array(events[20...]), times: then, limits: small)
    #expect(result.sequence == 90)
    #expect(try withoutClocks(ledger.dump()) == expected(Array(events[..<20]), Array(events[20...])))
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("is invisible until it is published")
  func invisibility() throws {
    let ledger = try scratch.ledger()
    try ledger.add([crime("a")])
    let root = try ledger.root(size: 1)
    _ = try ledger.append(limits: small) { batch in
      for number in 0..<20 { try batch.add(flagged("a", id: "\(number)")) }
      try batch.add(event("party.erased", "p", id: "e"))
      for number in 20..<40 { try batch.add(flagged("a", id: "\(number)")) }
      #expect(batch.length == 42)
      let stored = try ledger.store.read { try $0.count(in: Layout.events) }
      #expect(stored > 30)
      #expect(try ledger.length == 1)
      #expect(try ledger.texts().count == 1)
      #expect(try ledger.sequences(subject: "a") == [0])
      #expect(try ledger.root(size: ledger.length) == root)
      #expect(try ledger.erasures().isEmpty)
      #expect(try ledger.verifyJournal() == [])
    }
    #expect(try ledger.length == 42)
    #expect(try ledger.sequences(subject: "a").count == 41)
  }

  @Test("is cut off wherever it stops, and the next append goes on as if it had never been")
  func cutOff() throws {
    let ledger = try scratch.ledger()
    try ledger.add(Array(events[..<10]), times: then)
    let before = try ledger.dump()
    for count in 0..<80 {
      #expect(throws: Stop.self) {
        try ledger.append(times: then, limits: small) { batch in
          for event in events[10..<10 + count] { try batch.add(event) }
          throw Stop()
        }
      }
      #expect(try ledger.dump() == before, "stopped after \(count)")
    }
    try ledger.add(Array(events[10...]), times: then, limits: small)
    #expect(try withoutClocks(ledger.dump()) == expected(Array(events[..<10]), Array(events[10...])))
  }

  @Test("left behind by a process that ended is no damage, and is cut off by the next append")
  func abandoned() throws {
    let ledger = try scratch.ledger()
    try ledger.add(Array(events[..<10]), times: then)
    for count in [7, 8, 14, 79] {
      try abandon(count, ledger)
      #expect(try ledger.store.read { try $0.count(in: Layout.events) } == 10 + count / 7 * 7)
      #expect(try ledger.length == 10)
      #expect(try ledger.verifyJournal() == [])
      // A cut that ends after one part goes on with the next append.
      #expect(try ledger.cutLastPart(PartLimits(eventCount: 5, byteCount: 1 << 20)))
      #expect(try ledger.verifyJournal() == [])
      #expect(try ledger.add(Array(events[..<10]), times: then).duplicates == 10)
      #expect(try ledger.store.read { try $0.count(in: Layout.events) } == 10)
    }
    try abandon(79, ledger)
    try ledger.add(Array(events[10...]), times: then, limits: small)
    #expect(try withoutClocks(ledger.dump()) == expected(Array(events[..<10]), Array(events[10...])))
  }

  /// Commits parts behind the published length and goes away without publishing or cutting off.
  private func abandon(_ count: Int, _ ledger: Ledger) throws {
    try ledger.cutOff()
    var batch = try Batch.begin(in: ledger.store, times: then, now: Ledger.now, limits: small, keeping: KeptEdge())
    for event in events[10..<10 + count] { try batch.add(event) }
  }

  @Test("cuts full tiles and levels back too")
  func tiles() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<255), times: then)
    let before = try ledger.dump()
    for count in [1, 2, 257, 600] {
      #expect(throws: Stop.self) {
        try ledger.append(times: then, limits: small) { batch in
          for event in crimes(255..<255 + count) { try batch.add(event) }
          throw Stop()
        }
      }
      #expect(try ledger.dump() == before)
    }
    try ledger.add(crimes(255..<1000), times: then, limits: small)
    #expect(try withoutClocks(ledger.dump()) == expected(crimes(0..<255), crimes(255..<1000)))
  }
}
