import Events
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("The wall clock of an append")
struct ClockTests {
  /// A clock that a test sets.
  private final class Clock: Sendable {
    private let instant: Mutex<RecordedTime>

    init(_ text: String) { instant = Mutex(time(text)) }

    var now: RecordedTime {
      get { instant.withLock { $0 } }
      set { instant.withLock { $0 = newValue } }
    }

    func move(seconds: Int64 = 0, days: Int64 = 0) {
      now = RecordedTime(microseconds: now.microseconds + (seconds + days * 86_400) * 1_000_000)
    }
  }

  private let scratch = Scratch()
  private let clock = Clock("2026-03-01T12:00:00Z")

  private func ledger() throws -> Ledger {
    try Ledger.create(at: scratch.folder)
    return try reopened()
  }

  private func reopened() throws -> Ledger { try Ledger(at: scratch.folder, clock: { [clock] in clock.now }) }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "nothing was refused"
    } catch let error as LedgerError {
      return error.code == .clock ? error.message : "\(error)"
    } catch {
      return "\(error)"
    }
  }

  @Test("up to five minutes behind the last recorded time is raised to it, further behind is refused")
  func behind() throws {
    let ledger = try ledger()
    try ledger.add(crime("a"))
    let first = clock.now
    clock.move(seconds: -300)
    try ledger.add(crime("b"))
    #expect(try ledger.recordedTime(of: 1) == first)
    clock.move(seconds: -1)
    #expect(
      message { try ledger.add(crime("c")) }
        == "nothing was appended: the clock of this machine says 2026-03-01T11:54:59.000000Z, and the last recorded time is "
        + "2026-03-01T12:00:00.000000Z, which is later. Set the clock; or, where it is right and that recorded time is not, "
        + "append once with --accept-clock: recorded times never decrease, and go on from the last")
    #expect(try ledger.length == 2)
    clock.now = first
    try ledger.add(crime("c"))
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("more than 400 days ahead of the last append's is refused unless it is accepted, and then once")
  func ahead() throws {
    let ledger = try ledger()
    try ledger.add(crime("a"))
    clock.move(days: 400)
    try ledger.add(crime("b"))
    clock.move(seconds: 1, days: 400)
    let refused = message { try ledger.add(crime("c")) }
    #expect(refused.contains("the last append's said 2027-04-05T12:00:00.000000Z, more than 400 days before"))
    #expect(refused.contains("--accept-clock"))
    #expect(try ledger.length == 2)
    ledger.acceptClock()
    // What appends nothing uses nothing up.
    try ledger.add([])
    try ledger.add(crime("c"))
    #expect(try ledger.recordedTime(of: 2) == clock.now)
    clock.move(days: 401)
    #expect(message { try ledger.add(crime("d")) }.contains("--accept-clock"))
  }

  @Test("a ledger that was left alone for 100 days is appended to, and nothing is odd about it")
  func idle() throws {
    let ledger = try ledger()
    try ledger.add(crime("a"))
    clock.move(days: 100)
    try ledger.add(crime("b"))
    clock.move(days: 399)
    let found = try ledger.verification()
    #expect(found.damages == [] && found.oddities == [])
  }

  @Test("history is loaded by its own times, by a clock that can be right")
  func given() throws {
    let ledger = try ledger()
    try ledger.add([crime("a")], times: .at(time("2019-01-02T00:00:00Z")))
    clock.move(days: 30)
    try ledger.add([crime("b")], times: .at(time("2019-01-03T00:00:00Z")))
    clock.move(days: 401)
    #expect(
      message { try ledger.add([crime("c")], times: .at(time("2027-04-30T00:00:00Z"))) }.contains("--accept-clock"))
    clock.move(days: -401)
    // The clock may go back: what is written down of it is not what the events tell.
    clock.move(days: -5)
    try ledger.add([crime("c")], times: .at(time("2019-01-04T00:00:00Z")))
    #expect(try ledger.verification().oddities.map(\.sequence) == [1, 2])
  }

  /// A ledger to which a clock appended that was ten years ahead.
  private func poisoned() throws -> Ledger {
    let ledger = try ledger()
    try ledger.add(crime("a"))
    let now = clock.now
    clock.move(days: 3652)
    ledger.acceptClock()
    try ledger.add(crime("b"))
    clock.now = now
    clock.move(seconds: 3600)
    return ledger
  }

  @Test("a ledger whose last recorded time is years ahead goes on from it, by one consent")
  func poison() throws {
    let ledger = try poisoned()
    let last = try ledger.recordedTime(of: 1)
    #expect(message { try ledger.add(crime("c")) }.contains("the last recorded time is \(last), which is later"))
    ledger.acceptClock()
    try ledger.add(crime("c"))
    clock.move(seconds: 60)
    // The clock goes on from the one that was accepted.
    try ledger.add(crime("d"))
    #expect(try (2..<4).allSatisfy { try ledger.recordedTime(of: $0) == last })
    clock.move(seconds: -600)
    #expect(message { try ledger.add(crime("e")) }.contains("--accept-clock"))
    // Known at a time before is what was told by then.
    #expect(try ledger.length(at: clock.now) == 1)
    #expect(try ledger.length(before: last) == 1)
    #expect(try ledger.length(at: last) == 4)
  }

  @Test("what is odd is told, is no damage, and no reason not to have a backup")
  func oddities() throws {
    let ledger = try poisoned()
    ledger.acceptClock()
    try ledger.add(crime("c"))
    let found = try ledger.verification()
    #expect(found.damages == [] && found.length == 3)
    #expect(found.oddities.map(\.sequence) == [1, 2, 2])
    #expect(found.oddities.allSatisfy { $0.table == Damage.clock })
    #expect(found.oddities[1].sentence.contains("one of the two was wrong"))
    #expect(found.oddities[2].sentence.contains("recorded times go on from it"))
    let copy = try ledger.verifiedBackup(to: scratch("copy")) { _, _ in }
    #expect(copy.length == 3 && copy.damages == [])
  }

  @Test("distances of damaged clocks do not overflow")
  func extremes() {
    for (last, clock) in [(Int64.min, Int64.max), (Int64.max, Int64.min)] {
      let rule = ClockRule(lastTime: RecordedTime(microseconds: last), lastClock: RecordedTime(microseconds: clock))
      _ = rule.fault(RecordedTime(microseconds: 0), .now)
      _ = rule.fault(RecordedTime(microseconds: .max), .now)
    }
    #expect(RecordedTime(microseconds: .min).description == "\(Int64.min) microseconds after 1970")
    #expect(RecordedTime(microseconds: .max).description == "\(Int64.max) microseconds after 1970")
  }
}
