import Foundation
import TestSupport
import Testing

extension Harnesses {
  /// Calls that fail one by one: the disk is full, does not read or write, or the system has no memory.
  @Suite("Single faults", .serialized)
  struct FaultTests {
    /// Every fault of every rehearsal, in an order that is always the same and goes through all of them alike.
    private static let all = Result {
      var random = SplitMix64(seed: 1)
      let rehearsals = try Rehearsal.all.get()
      return rehearsals.indices.flatMap { index in rehearsals[index].faults.map { (index, $0) } }.shuffled(
        using: &random)
    }

    @Test("lose no event that was acknowledged, are said, and leave a ledger that goes on", arguments: States.seeds())
    func fault(seed: Int) throws {
      let all = try Self.all.get()
      // Each once: beyond that there is no other state.
      guard seed <= all.count else { return }
      let (index, fault) = all[seed - 1]
      let found = try Rehearsal.all.get()[index].faults(with: fault)
      #expect(found == [], "fault \(seed) of \(all.count)")
    }
  }

  /// `kill -9`, before each call of a command and at any time.
  @Suite("Kills", .serialized)
  struct KillTests {
    @Test("before any call lose nothing and leave nothing half done", arguments: States.seeds(1, of: 2))
    func calls(seed: Int) throws {
      let rehearsals = try Rehearsal.all.get()
      var random = SplitMix64(seed: UInt64(seed))
      let rehearsal = random.pick(rehearsals)
      let number = random.whole(1...max(1, rehearsal.calls[.any] ?? 1))
      let fault = Interposer.Fault(kind: .any, number: number, error: Interposer.Fault.killed)
      let found = try rehearsal.faults(with: fault)
      #expect(found == [])
    }

    @Test("at any time lose no batch that was acknowledged, and leave none by half", arguments: States.seeds(1, of: 8))
    func times(seed: Int) throws {
      var random = SplitMix64(seed: UInt64(seed))
      let history = random.chance(1, of: 4) ? History.inParts : History.small
      let scratch = Scratch()
      let command = LedgerCommand(ledger: scratch("ledger"), folder: scratch)
      #expect(try command("init").status == 0)
      var lines = 0
      for (number, batch) in history.batches.enumerated() {
        let words = History.append(try scratch.write("batch.jsonl", batch), number: number)
        let longest = History.count(batch) > 10_000 ? 900_000 : 60_000
        let run = try command(words, killedAfter: UInt32(random.whole(0...longest)))
        let after = try command("events").output.count { $0 == UInt8(ascii: "\n") }
        let isThere = after == lines + History.count(batch)
        #expect(isThere || after == lines && !run.text.hasSuffix("}\n"), "batch \(number): \(after), \(run)")
        #expect(try Told.findings(command) == [], "batch \(number)")
        if !isThere { #expect(try command(words).status == 0) }
        lines += History.count(batch)
      }
      #expect(try command("events").output.count { $0 == UInt8(ascii: "\n") } == history.lengths.last)
    }
  }
}
