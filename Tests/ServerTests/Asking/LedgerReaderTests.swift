import Events
import Figures
import Ledger
import LedgerTestSupport
import Questions
import Snapshots
import Testing

@Suite("The reader of a ledger")
struct LedgerReaderTests {
  private func append(_ line: String, to ledger: Ledger) throws {
    _ = try ledger.append { batch in _ = try batch.add(Array(line.utf8)) }
  }

  @Test("sees every append before it is asked, and stands where a point says")
  func points() throws {
    let served = try Served()
    let reader = try LedgerReader(served.ledger, isStored: false)
    #expect(try reader.snapshot(at: nil).length == 0)
    try append(crime("a"), to: served.ledger)
    let view = try reader.caughtUp()
    try append(crime("b"), to: served.ledger)
    let now = try reader.snapshot(at: nil)
    #expect(now.length == 2 && !now.isPinned && now.snapshot.length == 2)
    let first = try reader.snapshot(at: KnownAt(length: 1))
    #expect(first.length == 1 && first.isPinned && first.snapshot.length == 1)
    #expect(try first.figures().point.length == 1)
    // A view stays as it was.
    #expect(try view.length == 1 && view.snapshot(at: nil).length == 1)
    #expect(throws: Refusal(.parameter(.knownAt), value: "#2", QuestionMistake.aboveLength(1))) {
      try view.snapshot(at: KnownAt(length: 2))
    }
  }

  @Test("knows a time for ever only when something was recorded after it")
  func times() throws {
    let served = try Served()
    let reader = try LedgerReader(served.ledger, isStored: false)
    try append(crime("a"), to: served.ledger)
    let time = try KnownAt(served.ledger.recordedTime(of: 0).description)
    #expect(try reader.snapshot(at: time).isPinned == false)
    #expect(try reader.snapshot(at: KnownAt("2014-01-01")).length == 0)
    try append(crime("b"), to: served.ledger)
    #expect(try reader.snapshot(at: KnownAt("2014-01-01")).isPinned)
    #expect(throws: Refusal(.parameter(.knownAt), value: "2999-01-01", QuestionMistake.notPassed)) {
      try reader.snapshot(at: KnownAt("2999-01-01"))
    }
  }
}
