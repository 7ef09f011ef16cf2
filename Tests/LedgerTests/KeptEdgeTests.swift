import Foundation
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

/// The edge of the tree that a process keeps between its batches.
@Suite("A kept edge")
struct KeptEdgeTests {
  private static func event(_ number: Int) -> String {
    #"{"specversion":"1.0","id":"\#(number)","source":"tests","type":"crime.recorded","subject":"c\#(number)","#
      + #""data":{"offence":"arson","date":"2019-01-01","area":"E07000129"}}"#
  }

  /// As another process would: it knows nothing of what is kept here.
  private static func appendElsewhere(_ events: [String], to ledger: Ledger) throws {
    var batch = try Batch.begin(
      in: ledger.store, times: .now, now: Ledger.now, limits: .standard, keeping: KeptEdge())
    for event in events { try batch.add(Array(event.utf8)) }
    _ = try batch.publish()
  }

  @Test("serves only while the journal ends as it did then: others append, batches are refused and taken back between")
  func alternating() throws {
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    var random = SplitMix64(seed: 1)
    var next = 0
    for _ in 0..<120 {
      let count = random.pick([1, 1, 1, 2, 40, 257])
      let events = (next..<next + count).map(Self.event)
      switch random.whole(0...4) {
      case 0:
        #expect(throws: (any Error).self) { try ledger.add(events + [#"{"specversion":"1.0"}"#]) }
      case 1:
        let results = try ledger.appendTogether([
          { batch in for event in events { try batch.add(Array(event.utf8)) } },
          { batch in try batch.add(Array("no event".utf8)) },
        ])
        #expect(try results[0].get().root == ledger.root(size: next + count))
        #expect(throws: (any Error).self) { try results[1].get() }
        next += count
      case 2:
        try Self.appendElsewhere(events, to: ledger)
        next += count
      default:
        let result = try ledger.add(events)
        next += count
        #expect(try result.root == ledger.root(size: next))
      }
    }
    #expect(next > 1000)
    #expect(try ledger.verifyJournal().isEmpty)
  }
}
