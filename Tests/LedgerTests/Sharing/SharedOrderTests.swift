import Events
import Foundation
import LedgerTestSupport
import Synchronization
import TestSupport
import Testing

@testable import Ledger

@Suite("Sites that share an order")
struct SharedOrderTests {
  let scratch = Scratch()
  let journal = MemoryJournal()

  private func site(
    _ name: String, mishap: @escaping @Sendable (String) -> Mishap? = { _ in nil }
  ) throws -> Ledger {
    if !FileManager.default.fileExists(atPath: scratch(name)) { try Ledger.create(at: scratch(name)) }
    return try Ledger(at: scratch(name), order: MemoryOrder(journal, name, mishap: mishap), clock: { Ledger.now })
  }

  private func code(_ body: () throws -> Void) -> LedgerError.Code? {
    do {
      try body()
      return nil
    } catch {
      return (error as? LedgerError)?.code
    }
  }

  /// What only this site's tables have: its own numbers of sources aside, journals of one history are equal.
  private func tables(_ ledger: Ledger) throws -> [String: [[UInt8]: [UInt8]]] {
    var tables = try ledger.dump()
    tables["sources"] = nil
    tables["keys"] = nil
    return tables
  }

  @Test("hold the same events, under the same sequences, roots and clocks")
  func equality() throws {
    let (first, second) = (try site("first"), try site("second"))
    try first.add([crime("a"), crime("b")])
    let result = try second.add([cancelled("a", id: "close a"), crime("c")])
    #expect(result.sequence == 4)
    try first.add(crime("a", id: "again"))
    #expect(try second.catchUp() == 5)
    #expect(try tables(first) == tables(second))
    #expect(try first.verifyJournal().isEmpty && second.verifyJournal().isEmpty)
  }

  @Test("take an event that two feeds send at two sites once")
  func duplicates() throws {
    let (first, second) = (try site("first"), try site("second"))
    #expect(try first.add(crime("a")).appended == 1)
    let again = try second.add(crime("a"))
    #expect(again.appended == 0 && again.duplicates == 1 && again.sequence == 1)
    #expect(throws: Refusal.self) { try second.add(crime("b", id: "a")) }
  }

  @Test("judge a batch again where another site was first")
  func races() throws {
    let second = try site("second")
    let hasRaced = Atomic(false)
    let first = try site("first") { call in
      guard call == "append", hasRaced.exchange(true, ordering: .sequentiallyConsistent) == false else { return nil }
      // Another thread, as this one has a transaction open.
      let thread = Thread { _ = try? second.add(crime("a")) }
      thread.start()
      while !thread.isFinished { usleep(1000) }
      return nil
    }
    let results = try first.appendTogether(
      isRepeatable: true, [{ batch in try batch.add(crime("a")) }, { batch in try batch.add(crime("b")) }])
    #expect(try results.map { try $0.get().appended } == [0, 1])
    #expect(try results.map { try $0.get().duplicates } == [1, 0])
    #expect(try second.catchUp() == 2)
    #expect(try first.root(size: 2) == second.root(size: 2))
  }

  @Test("say that they still have the turn while they judge, and look at the ledger without one")
  func turns() throws {
    let first = try site("first")
    _ = try first.append(limits: PartLimits(eventCount: 2, byteCount: 1 << 20)) { batch in
      for number in 0..<5 { _ = try batch.add(Array(crime("a\(number)").utf8)) }
    }
    #expect(journal.state.withLock { $0.keptCount } == 2)
    _ = try first.append(limits: PartLimits(eventCount: 2, byteCount: 1 << 20)) { batch in
      for number in 0..<5 { _ = try batch.add(Array(crime("a\(number)").utf8)) }
    }
    #expect(journal.state.withLock { $0.keptCount } == 4)
    journal.state.withLock { $0.turn = "second" }
    #expect(code { try first.add(crime("b")) } == .unavailable)
    #expect(try first.look { $0.length } == 5)
    #expect(try first.length == 5)
  }

  @Test("append nothing whose first event lies before a time that was settled meanwhile")
  func settledMeanwhile() throws {
    let journal = journal
    let first = try site("first") { call in
      if call == "append" { journal.state.withLock { $0.floor = time("2019-06-01T00:00:00Z") } }
      return nil
    }
    let events = ["2019-05-01", "2019-07-01"].map { crime($0, extra: #""recordedtime":"\#($0)T00:00:00Z","#) }
    #expect(code { try first.add(events, times: .asRecorded) } == .unavailable)
    #expect(try first.length == 0)
  }

  @Test("have those who came while they waited for their turn share the commit, and judge nobody in vain without one")
  func joining() throws {
    let (first, second) = (try site("first"), try site("second"))
    var waiting: [(inout Batch) throws -> Void] = [
      { batch in try batch.add(crime("b")) }, { batch in try batch.add(event("crime.cancelled", "none", id: "c")) },
      { batch in try batch.add(crime("d")) },
    ]
    func come() -> [(inout Batch) throws -> Void] {
      defer { waiting = [] }
      return waiting
    }
    let alone = try first.appendTogether(isRepeatable: true, joining: come, [{ batch in try batch.add(crime("a")) }])
    #expect(alone.count == 1 && waiting.count == 3)
    let results = try first.appendTogether(joining: come, [{ batch in try batch.add(crime("a2")) }])
    #expect(results.map { try? $0.get().appended } == [1, 1, nil, 1])
    #expect(journal.state.withLock { $0.rows.map(\.batch.count) } == [1, 3])
    #expect(try second.catchUp() == 4)
  }

  @Test("append nothing without the order")
  func withoutOrder() throws {
    _ = try site("first")
    try scratch.write("first/site", "")
    let plain = try Ledger(at: scratch("first"))
    #expect(code { try plain.add(crime("a")) } == .stopped)
    #expect(try plain.length == 0)
  }

  @Test("stop where the shared journal lost what it acknowledged, or holds something else")
  func losses() throws {
    let (first, second) = (try site("first"), try site("second"))
    try first.add(crime("a"))
    try first.add(crime("b"))
    journal.lose(1)
    #expect(code { try first.add(crime("c")) } == .stopped)
    // The second never had what was lost; then somebody goes on, and the first sees another event in its place.
    try second.add(crime("d"))
    #expect(code { try first.add(crime("c")) } == .stopped)
    #expect(code { try first.catchUp() } == .stopped)
    #expect(try first.length == 2)
  }

  @Test("accept no row that was changed by hand")
  func tampering() throws {
    try site("first").add(crime("a"))
    journal.state.withLock { state in
      let text = String(decoding: state.rows[0].parts[0], as: UTF8.self).replacing("burglary", with: "robbery")
      state.rows[0].parts[0] = Array(text.utf8)
    }
    let second = try site("second")
    #expect(code { try second.catchUp() } == .stopped)
    #expect(try second.length == 0)
    #expect(try site("first").verifyShared() == [.event(0)])
    // Numbers of events whose sum is none.
    journal.state.withLock { state in
      let entry = BatchEntry(count: .max, appendedAt: Ledger.now, root: state.rows[0].batch.root)
      state.rows[0].batch.entries = []
      for _ in 0..<2 { entry.write(to: &state.rows[0].batch.entries) }
    }
    #expect(code { try second.catchUp() } == .stopped)
  }

  @Test("find every row of the shared journal that was changed")
  func verifying() throws {
    let first = try site("first")
    for number in 0..<5 { try first.add([crime("a\(number)"), crime("b\(number)")]) }
    #expect(try first.verifyShared() == [])
    let rows = journal.state.withLock { $0.rows }
    func damages(_ change: (inout [MemoryJournal.Row]) -> Void) throws -> [SharedDamage] {
      var changed = rows
      change(&changed)
      journal.state.withLock { [changed] in $0.rows = changed }
      return try first.verifyShared()
    }
    #expect(try damages { $0[1].batch.root[0] ^= 1 } == [.root(start: 2)])
    #expect(try damages { $0[2].batch.entries[9] ^= 1 } == [.entries(start: 4)])
    #expect(try damages { $0.remove(at: 3) } == [.gap(at: 6)])
    #expect(try damages { $0[0].parts = [] } == [.gap(at: 0)])
    #expect(try damages { $0[1].parts[0] += Array("more\n".utf8) } == [.surplus(start: 2)])
    #expect(try damages { $0[1].parts.append([]) } == [.surplus(start: 2)])
    #expect(try damages { $0[1].parts.append($0[1].parts[0]) } == [.surplus(start: 2)])
    #expect(try damages { $0[3].batch.lastTime = time("2019-01-01T00:00:00Z") } == [.time(start: 6)])
    #expect(try damages { $0.removeLast() } == [.shorter(length: 8, held: 10)])
  }

  @Test("record nothing at or before a time that was settled")
  func settling() throws {
    let (first, second) = (try site("first"), try site("second"))
    try first.add(crime("a"), times: .at(time("2019-01-01T00:00:00Z")))
    try first.order?.settle(through: time("2019-06-01T00:00:00Z"))
    #expect(code { try second.add(crime("b"), times: .at(time("2019-05-01T00:00:00Z"))) } == nil)
    #expect(try second.catchUp() == 1)
    try second.add(crime("b"), times: .at(time("2019-06-02T00:00:00Z")))
    #expect(try second.length == 2)
  }

  @Test(
    "lose nothing that was acknowledged and have nothing twice, whatever call fails",
    arguments: 1...40 as ClosedRange<UInt64>)
  func histories(seed: UInt64) throws {
    let random = Mutex(SplitMix64(seed: seed))
    let names = ["first", "second", "third"]
    let mishap: @Sendable (String) -> Mishap? = { _ in
      random.withLock { $0.chance(1, of: 8) ? $0.pick(Mishap.allCases) : nil }
    }
    var sites: [Ledger?] = try names.map { try site($0, mishap: mishap) }
    var acknowledged: [Int] = []
    var open: [Int] = []
    for step in 0..<60 {
      let index = random.withLock { $0.whole(0...2) }
      // What was not acknowledged is sent again, here or elsewhere.
      let ids = (open + [step]).prefix(3)
      do {
        _ = try sites[index]?.appendTogether(
          isRepeatable: random.withLock { $0.chance(1, of: 2) },
          ids.map { id in { batch in try batch.add(crime("s\(id)")) } })
        acknowledged += ids
        open.removeAll { ids.contains($0) }
      } catch is Killed {
        // The process ends, with its turn; another begins.
        journal.state.withLock { if $0.turn == names[index] { $0.turn = nil } }
        sites[index] = nil
        sites[index] = try site(names[index], mishap: mishap)
        if !open.contains(step) { open.append(step) }
      } catch let error as LedgerError {
        #expect([.unavailable, .uncertain].contains(error.code), "\(error)")
        if !open.contains(step) { open.append(step) }
      }
    }
    // At least so many of 60, with what was sent again.
    #expect(acknowledged.count >= 30)
    sites = []
    let calm = try names.map { try site($0) }
    for ledger in calm { try ledger.catchUp() }
    let length = try calm[0].length
    let expected = try tables(calm[0])
    for ledger in calm.dropFirst() { #expect(try tables(ledger) == expected) }
    #expect(try calm[0].verifyJournal().isEmpty)
    let subjects = try (0..<length).map { sequence in
      var reader = EventReader()
      try calm[0].readEvent(at: sequence, into: &reader)
      return reader.subject
    }
    #expect(Set(subjects).count == subjects.count)
    #expect(Set(acknowledged.map { "s\($0)" }).isSubset(of: subjects))
  }
}
