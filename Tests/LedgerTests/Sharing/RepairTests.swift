import Events
import Foundation
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("A shared journal that lost batches")
struct RepairTests {
  let scratch = Scratch()
  let journal = MemoryJournal()

  private func site(
    _ name: String, mishap: @escaping @Sendable (String) -> Mishap? = { _ in nil }
  ) throws -> Ledger {
    if !FileManager.default.fileExists(atPath: scratch(name)) { try Ledger.create(at: scratch(name)) }
    return try Ledger(at: scratch(name), order: MemoryOrder(journal, name, mishap: mishap), clock: { Ledger.now })
  }

  /// Ends the site's process at one call of a kind, counted from 1.
  private func ending(at number: Int, of name: String, _ mishap: Mishap) -> @Sendable (String) -> Mishap? {
    let count = Mutex(0)
    return { call in
      guard call == name else { return nil }
      return count.withLock { count in
        count += 1
        return count == number ? mishap : nil
      }
    }
  }

  /// Has a site append four events, of which the shared journal loses the last three.
  /// - Returns: their root.
  private func loseThree() throws -> [UInt8] {
    let first = try site("first")
    for name in ["a", "b", "c", "d"] { try first.add(crime(name)) }
    journal.lose(3)
    return try first.root(size: 4)
  }

  private func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: scratch(name)) }

  private func note(_ ledger: Ledger) throws -> String {
    String(decoding: try ledger.event(at: try ledger.length - 1), as: UTF8.self)
  }

  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? LedgerError)?.message
    }
  }

  @Test("gets them back as they were, where nobody appended in their place")
  func puttingBack() throws {
    let (first, second, third) = (try site("first"), try site("second"), try site("third"))
    try first.add(crime("a"))
    try third.catchUp()
    try second.add([crime("b"), crime("c")])
    try first.add(crime("d"))
    try second.catchUp()
    let root = try first.root(size: 4)
    journal.lose(2)
    #expect(throws: LedgerError(SharingFault.lostBatches(from: 1, held: 4, site: nil))) { try first.add(crime("e")) }
    #expect(throws: LedgerError(SharingFault.lostBatches(from: 1, held: 4, site: nil))) {
      try first.settle(through: Ledger.now)
    }
    #expect(try third.repairShared(site: "third") == nil)

    let repair = try #require(try first.repairShared(site: "first"))
    #expect(repair.parting == Parting(start: 1, length: 4, root: root, isPutBack: true))
    #expect(repair.appended == 3 && repair.sequence == 5 && repair.setAside == nil)
    for ledger in [first, second, third] {
      #expect(try ledger.catchUp() == 5)
      #expect(try ledger.root(size: 4) == root)
      #expect(try ledger.verifyJournal() == [])
      #expect(try ledger.verifyShared() == [])
    }
    let hex = Digest.hex(root)
    #expect(try note(first).contains(#""lostfrom":1,"lostroot":"\#(hex)","lostto":4"#))
    #expect(try note(first).contains(#""type":"practice.noted""#))
    #expect(try first.repairShared(site: "first") == nil)
    #expect(try second.add(crime("e")).sequence == 6)
  }

  @Test("is not repaired at a site that holds less than another")
  func shorterSite() throws {
    let first = try site("first")
    try first.add([crime("a"), crime("b")])
    journal.state.withLock {
      $0.sites = [SharedSite(name: "second", length: 3, root: [], contact: Ledger.now, isOwn: false)]
    }
    journal.lose(1)
    #expect(throws: LedgerError(SharingFault.longerSite("second", held: 3))) {
      try first.repairShared(site: "first")
    }
    #expect(try first.length == 2)
    #expect(!isThere("first/repair-notices.jsonl"))
  }

  @Test(
    "gets back a whole range, and an event that names it, wherever a repair is interrupted",
    arguments: [
      // Before anything was put back, between batches, behind them all, and behind the notice.
      (1, Mishap.killedBefore), (1, .killedBehind), (2, .lostCall), (2, .killedBehind), (3, .killedBehind),
      (4, .lostCall), (4, .killedBefore), (4, .killedBehind),
    ])
  func interruptedPuttingBack(_ number: Int, _ mishap: Mishap) throws {
    let isAnswered = mishap == .lostCall
    let root = try loseThree()
    let mishap = ending(at: number, of: "append", mishap)
    let said = message { _ = try site("first", mishap: mishap).repairShared(site: "first", putBackEventCount: 1) }
    if isAnswered { #expect(said?.contains("run repair again, what is back stays") == true) }
    journal.state.withLock { $0.turn = nil }
    #expect(isThere("first/repair-notices.jsonl"))

    let calm = try site("first")
    if number < 3 {
      #expect(throws: LedgerError.self) { try calm.catchUp() }
      let repair = try #require(try calm.repairShared(site: "first", putBackEventCount: 1))
      #expect(repair.parting == Parting(start: 1, length: 4, root: root, isPutBack: true))
      #expect(repair.appended == 3)
    } else {
      // All is back: the next contact ends the repair.
      try calm.catchUp()
    }
    #expect(try calm.catchUp() == 5)
    #expect(try calm.root(size: 4) == root)
    #expect(try note(calm).contains(#""lostfrom":1,"lostroot":"\#(Digest.hex(root))","lostto":4"#))
    #expect(try calm.verifyShared() == [])
    #expect(!isThere("first/repair-notices.jsonl"))
  }

  @Test("says that all is back with the site's next append, where it was interrupted behind that")
  func interruptedBehindAll() throws {
    let root = try loseThree()
    let mishap = ending(at: 3, of: "append", .killedBehind)
    _ = message { _ = try site("first", mishap: mishap).repairShared(site: "first", putBackEventCount: 1) }
    journal.state.withLock { $0.turn = nil }
    let calm = try site("first")
    #expect(try calm.add(crime("e")).sequence == 5)
    #expect(try calm.length == 6)
    #expect(try note(calm).contains(#""lostfrom":1,"lostroot":"\#(Digest.hex(root))""#))
    #expect(!isThere("first/repair-notices.jsonl"))

    // A notice that cannot be read is told of, and keeps nobody from appending.
    try scratch.write("first/repair-notices.jsonl", "none\n")
    #expect(throws: LedgerError.self) { try calm.catchUp() }
    #expect(try calm.add(crime("f")).sequence == 7)
  }

  @Test("says that some may be back, where a row is in the place of the rest")
  func occupiedPlace() throws {
    let root = try loseThree()
    journal.state.withLock { $0.occupied = 2 }
    let first = try site("first")
    let half = SharingFault.halfPutBack(.contradictingRow("a test"))
    #expect(message { _ = try first.repairShared(site: "first", putBackEventCount: 1) } == half.words)
    #expect(half.code == .stopped)
    #expect(journal.state.withLock { $0.head.length } == 2)
    journal.state.withLock { $0.occupied = nil }
    #expect(try first.repairShared(site: "first")?.parting.range == 1..<4)
    #expect(try first.root(size: 4) == root)
  }

  @Test("is told of by a site that only follows, also where both hold as many events")
  func partedAtOneLength() throws {
    let (first, second) = (try site("first"), try site("second"))
    try first.add(crime("a"))
    try second.catchUp()
    try first.add(crime("b"))
    journal.lose(1)
    try second.add(crime("x"))
    journal.state.withLock { $0.told = [:] }
    #expect(message { try first.catchUp() } == SharingFault.differentRoot(at: 2, site: nil).words)
    #expect(journal.state.withLock { $0.told } == ["first": 2])
  }

  @Test("forgets the notice of a repair that was interrupted, where others append in the place of the rest")
  func overtakenPuttingBack() throws {
    let root = try loseThree()
    let mishap = ending(at: 1, of: "append", .killedBehind)
    _ = message { _ = try site("first", mishap: mishap).repairShared(site: "first", putBackEventCount: 1) }
    journal.state.withLock { $0.turn = nil }
    try site("second").add(crime("x"))
    let repair = try #require(try site("first").repairShared(site: "first"))
    #expect(repair.parting == Parting(start: 2, length: 4, root: root, isPutBack: false))
    let anew = try site("first")
    #expect(try anew.catchUp() == 6)
    #expect(try note(anew).contains(#""lostfrom":2,"#))
    #expect(!isThere("first/repair-notices.jsonl"))
  }

  @Test(
    "gets anew what is not there, wherever that is interrupted, and keeps the site's journal once",
    arguments: [("append", Mishap.killedBehind), ("end", .killedBefore), ("end", .killedBehind), ("end", .lostCall)])
  func interruptedAppending(_ call: String, _ mishap: Mishap) throws {
    let second = try site("second")
    try site("first").add(crime("a"))
    try second.catchUp()
    try site("first").add([crime("b"), crime("c")])
    journal.lose(1)
    try second.add(crime("x"))
    // What a process leaves that is killed.
    try FileManager.default.createDirectory(atPath: scratch("first/repairing"), withIntermediateDirectories: false)
    try FileManager.default.copyItem(atPath: scratch("first/journal"), toPath: scratch("first/repairing/journal"))
    let mishap = ending(at: 1, of: call, mishap)
    _ = message { _ = try site("first", mishap: mishap).repairShared(site: "first") }
    journal.state.withLock { $0.turn = nil }
    #expect(!isThere("first/parted-1-3"))
    #expect(try site("first").length == 3)

    let repair = try #require(try site("first").repairShared(site: "first"))
    #expect(repair.appended == 0 && repair.duplicates == 2 && repair.sequence == 5)
    #expect(repair.endedKeys == ["first.example"])
    #expect(repair.setAside == scratch("first/parted-1-3"))
    #expect(!isThere("first/parted-1-3-2") && !isThere("first/repairing"))
    #expect(try second.catchUp() == 5)
    #expect(try site("first").root(size: 5) == second.root(size: 5))
    #expect(try Ledger(at: scratch("first/parted-1-3"), access: .readOnly).length == 3)
  }

  @Test("ends the programs that go on with a journal in whose place another is")
  func replacement() throws {
    let second = try site("second")
    let running = try site("first")
    try running.add(crime("a"))
    try second.catchUp()
    try running.add([crime("b"), crime("c")])
    journal.lose(1)
    try second.add(crime("x"))
    _ = try running.repairShared(site: "first")
    #expect(journal.state.withLock { $0.told["first"] } == 5)
    let replaced = SharingFault.replaced.words
    #expect(message { try running.add(crime("d")) } == replaced)
    #expect(message { try running.catchUp() } == replaced)
    #expect(message { _ = try running.repairShared(site: "first") } == replaced)
    #expect(journal.state.withLock { $0.told["first"] } == 5)
  }

  @Test("gets them anew where others went on: what is there is a duplicate, and the site's journal is replaced")
  func appendingAnew() throws {
    var first: Ledger? = try site("first")
    let second = try site("second")
    try first?.add(crime("a"))
    try second.catchUp()
    try first?.add([crime("b"), crime("c"), cancelled("a", id: "close a")])
    let root = try #require(try first?.root(size: 4))
    journal.lose(1)
    // A feed sends again what it has no answer for, and another goes on.
    try second.add([crime("x"), crime("c")])

    let repair = try #require(try first?.repairShared(site: "first"))
    #expect(repair.parting == Parting(start: 1, length: 4, root: root, isPutBack: false))
    #expect(repair.appended == 2 && repair.duplicates == 1 && repair.refused == 0 && repair.sequence == 6)
    #expect(journal.state.withLock { $0.ended } == ["first"])
    first = nil
    let anew = try site("first")
    #expect(try anew.length == 6)
    #expect(try second.catchUp() == 6)
    #expect(try anew.root(size: 6) == second.root(size: 6))
    #expect(try anew.verifyJournal() == [])
    #expect(try note(anew).contains(#""id":"first/1-4/\#(Digest.hex(root))""#))
    let kept = try Ledger(at: try #require(repair.setAside), access: .readOnly)
    #expect(try kept.root(size: 4) == root)
    #expect(try anew.repairShared(site: "first") == nil)
  }

  @Test("is told of by a site that alone holds what was lost, also where others have gone past it; and is repaired")
  func passed() throws {
    var first: Ledger? = try site("first")
    let second = try site("second")
    try first?.add(crime("a"))
    try second.catchUp()
    try first?.add([crime("b"), crime("c")])
    journal.lose(1)
    try second.add((0..<4).map { crime("past \($0)") })
    journal.state.withLock { $0.told = [:] }
    let different = SharingFault.differentRoot(at: 3, site: nil).words
    #expect(message { try first?.catchUp() } == different)
    #expect(journal.state.withLock { $0.told } == ["first": 3])
    #expect(try first?.verifyShared().prefix(2) == [.event(1), .event(2)])
    try second.add(crime("past"))
    #expect(message { try first?.add(crime("d")) } == different)
    #expect(try first?.repairShared(site: "first")?.appended == 2)
    first = nil
    #expect(try second.catchUp() == 9)
    #expect(try site("first").root(size: 9) == second.root(size: 9))
  }

  @Test("is taken up where it was interrupted while the journals changed places")
  func interruption() throws {
    try site("first").add(crime("a"))
    try FileManager.default.moveItem(atPath: scratch("first/journal"), toPath: scratch("first/journal.anew"))
    #expect(try Ledger(at: scratch("first"), access: .readOnly).length == 1)
    // Where the old one is still in its place, the other is made again.
    try FileManager.default.copyItem(atPath: scratch("first/journal"), toPath: scratch("first/journal.anew"))
    try Ledger.finishRepair(of: scratch("first"))
    #expect(!isThere("first/journal.anew"))
    #expect(try site("first").add(crime("b")).sequence == 2)
  }

  @Test("gets nothing of what cannot be appended any more, or all but that")
  func refusals() throws {
    var first: Ledger? = try site("first")
    let second = try site("second")
    try first?.add(crime("a"))
    try second.catchUp()
    try first?.add([crime("b"), cancelled("a", id: "close a")])
    journal.lose(1)
    try second.add(cancelled("a", id: "closed elsewhere"))
    #expect(throws: LedgerError.refused([])) { try first?.repairShared(site: "first") }
    #expect(try first?.length == 3)
    #expect(try second.catchUp() == 2)
    #expect(!FileManager.default.fileExists(atPath: scratch("first/parted-1-3")))

    var refused: [String] = []
    let repair = try first?.repairShared(site: "first", keepsGoing: true) { refusal, line in
      refused.append(String(decoding: line, as: UTF8.self))
    }
    #expect(repair?.appended == 1 && repair?.refused == 1)
    #expect(refused.count == 1 && refused[0].contains("close a"))
    first = nil
    #expect(try second.catchUp() == 4)
    #expect(try site("first").root(size: 4) == second.root(size: 4))
  }

  @Test("is nothing that a ledger of its own has")
  func ledgerOfItsOwn() throws {
    try Ledger.create(at: scratch("plain"))
    #expect(throws: LedgerError(SharingFault.noSite)) {
      try Ledger(at: scratch("plain")).repairShared(site: "plain")
    }
  }
}
