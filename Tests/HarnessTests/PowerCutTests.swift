import Foundation
import TestSupport
import Testing

extension Harnesses {
  @Suite("Power cuts", .serialized)
  struct PowerCutTests {
    /// What is wrong after a cut at a place that the seed chooses.
    private func faults(_ recording: Recording, _ seed: Int) throws -> [String] {
      var random = SplitMix64(seed: UInt64(seed))
      let count = random.whole(0...recording.operations.count - 1)
      let scratch = Scratch()
      try Disk(recording.operations, cutAfter: count, &random).lay(into: scratch("disk"), &random)
      let command = LedgerCommand(ledger: scratch("disk/ledger"), folder: scratch)
      let (isMade, allowed) = recording.lengths(after: count)
      if !isMade, try command("events").status != 0 {
        let made = try command("init")
        return made.status == 0 ? [] : ["a ledger that was not made yet cannot be made again: \(made)"]
      }
      var (length, faults) = try recording.told.check(command, endingAt: allowed)
      if let length, random.chance(1, of: 3) {
        let file = try scratch.write("batch.jsonl", recording.history.afterwards)
        let run = try command(History.append(file, number: recording.history.batches.count))
        let lines = try command("events").output.count { $0 == UInt8(ascii: "\n") }
        if run.status != 0 || lines != length + History.count(recording.history.afterwards) {
          faults.append("it cannot be appended to: \(run), \(lines) events")
        }
        faults += try Told.findings(command)
      }
      return faults.map { "cut after \(count) of \(recording.operations.count): \($0)" }
    }

    @Test("lose no event that was acknowledged, and leave none that was not sent", arguments: States.seeds())
    func small(seed: Int) throws {
      let found = try faults(try Recording.small.get(), seed)
      #expect(found == [])
    }

    @Test("would be found to lose events if nothing were synced")
    func unsynced() throws {
      let recording = try Recording.small.get().withoutSyncs
      let found = try (1...20).filter { try !faults(recording, $0).isEmpty }
      #expect(found.count >= 5, "\(found)")
    }

    @Test("in a batch of several parts leave all of it or none", arguments: States.seeds(1, of: 16))
    func inParts(seed: Int) throws {
      let found = try faults(try Recording.inParts.get(), seed)
      #expect(found == [])
    }
  }
}
