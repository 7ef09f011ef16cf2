import Events
import FileSystem
import Foundation
import LMDB
import LedgerTestSupport
import TestSupport
import Testing

@testable import Ledger

@Suite("Batches that share a commit")
struct AppendTogetherTests {
  let scratch = Scratch()
  let other = Scratch()

  private struct Stop: Error {}

  /// Batches that open, change and close the same records, with duplicates, conflicts, refusals by rule and by state.
  private func batches(seed: UInt64) -> [[String]] {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<60).map { batch in
      (0..<next(5)).map { item in
        let (subject, id) = ("s\(next(25))", next(3) == 0 ? "\(next(40))" : "\(batch)-\(item)")
        switch next(40) {
        case 0: return crime(subject, id: id, date: "2019-02-30")
        case 1: return event("party.erased", "p\(next(3))", id: id)
        case 2..<5:
          return event(
            "area.assigned", "area/\(next(4))", id: id,
            data: #"{"name":"A","level":"ward","parent":"area/\#(next(4))"}"#)
        case 5..<12: return cancelled(subject, id: id)
        case 12..<20: return flagged(subject, id: id)
        case 20..<23: return crime(subject, id: id, more: #","party":"p\#(next(3))""#)
        default: return crime("n\(batch)-\(item)", id: id)
        }
      }
    }
  }

  /// What became of a batch, to compare.
  private func outcome(_ result: Result<AppendResult, any Error>) -> String {
    switch result {
    case .success(let result):
      "\(result.appended) \(result.duplicates) \(result.sequence) \(hexadecimal(result.root))"
    case .failure(let error): "\(error)"
    }
  }

  private func withoutTimes(_ ledger: Ledger) throws -> [String] {
    try ledger.texts().map { text in
      let start = try #require(text.range(of: #""recordedtime":""#))
      return text.replacingCharacters(in: start.upperBound..<text.index(start.upperBound, offsetBy: 27), with: "")
    }
  }

  @Test("come to the same as one after another", arguments: 1...12 as ClosedRange<UInt64>)
  func equality(seed: UInt64) throws {
    let (together, alone) = (try scratch.ledger(), try other.ledger())
    let batches = batches(seed: seed)
    var expected: [Result<AppendResult, any Error>] = []
    for batch in batches { expected.append(Result { try alone.add(batch) }) }
    var found: [Result<AppendResult, any Error>] = []
    var rest = batches[...]
    while !rest.isEmpty {
      let group = rest.prefix(1 + Int(seed) * 5)
      rest = rest.dropFirst(group.count)
      // Small parts, so that batches are taken back across their commits too.
      found += try together.appendTogether(
        limits: PartLimits(eventCount: 9, byteCount: 1 << 20),
        group.map { events in { batch in for event in events { try batch.add(event) } } })
    }
    // Roots differ with the recorded times; all else is compared.
    let withoutRoot = { (text: String) in text.split(separator: " ").dropLast().joined(separator: " ") }
    for (left, right) in zip(found, expected) {
      switch (left, right) {
      case (.success, .success): #expect(withoutRoot(outcome(left)) == withoutRoot(outcome(right)))
      default: #expect(outcome(left) == outcome(right))
      }
    }
    #expect(found.count == batches.count)
    let refused = found.count { if case .failure = $0 { true } else { false } }
    #expect(refused > 5 && refused < 50, "the history holds both kinds")
    #expect(try withoutTimes(together) == withoutTimes(alone))
    #expect(try together.verifyJournal() == [])
    for case .success(let result) in found where result.appended > 0 {
      #expect(try together.root(size: result.sequence) == result.root)
    }
  }

  @Test("leave no trace where one is refused, also across full tiles of the tree")
  func refused() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<250))
    let before = try ledger.dump()
    let results = try ledger.appendTogether([
      { batch in
        for event in crimes(250..<1100) { try batch.add(event) }
        throw Stop()
      }
    ])
    #expect(results.count == 1 && threw(results[0], Stop.self))
    #expect(try ledger.dump() == before)
    let more = try ledger.appendTogether([
      { for event in crimes(250..<255) { try $0.add(event) } },
      { batch in
        for event in crimes(255..<900) { try batch.add(event) }
        throw Stop()
      },
      { for event in crimes(255..<260) { try $0.add(event) } },
    ])
    #expect(threw(more[1], Stop.self))
    #expect(try more[2].get().sequence == 260)
    #expect(try ledger.root(size: 255) == more[0].get().root)
    #expect(try ledger.verifyJournal() == [])
    #expect(try ledger.texts().count == 260)
  }

  @Test("are all gone where the journal itself fails")
  func failure() throws {
    let ledger = try scratch.ledger()
    try ledger.add(crimes(0..<3))
    #expect(throws: LedgerError(.damaged, "")) {
      _ = try ledger.appendTogether([
        { _ = try $0.add(crime("a")) }, { _ in throw LedgerError(.damaged, "a page") },
      ])
    }
    #expect(try ledger.length == 3)
    #expect(try ledger.add(crime("a")).sequence == 4)
    #expect(try ledger.verifyJournal() == [])
  }

  @Test("wait no longer for another process than they are told")
  func busy() throws {
    let ledger = try scratch.ledger()
    let lock = try FileLock(scratch.folder + "/writer.lock")
    #expect(try lock.tryLock())
    #expect(throws: LedgerError(.busy, "")) {
      _ = try ledger.appendTogether(waitingSeconds: 0.05, [{ _ = try $0.add(crime("a")) }])
    }
    lock.unlock()
    #expect(try ledger.length == 0)
  }

  private func threw<E: Error>(_ result: Result<AppendResult, any Error>, _ type: E.Type) -> Bool {
    if case .failure(let error) = result { error is E } else { false }
  }
}
