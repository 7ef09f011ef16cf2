import Events
import Foundation
import Ledger
import LedgerTestSupport
import NaiveModel
import Projections
import TestSupport
import Testing

@Suite("The journal against the model")
struct JournalModelTests {
  @Test(
    "every event of a random history is appended, known or refused as in the model, and the roots are equal",
    arguments: RandomHistory.standardSeeds)
  func outcomes(seed: UInt64) throws {
    let history = RandomHistory(seed: seed)
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    for (index, batch) in history.batches.enumerated() {
      let found = try BatchOutcome.append(batch, to: ledger)
      let isWhole = batch.keepGoing || !found.contains("refused")
      #expect(found == batch.outcomes.map(BatchOutcome.word) || !isWhole, "seed \(seed), batch \(index)")
      #expect(
        found.map { $0 == "refused" } == batch.outcomes.map { BatchOutcome.word($0) == "refused" },
        "seed \(seed), batch \(index)")
    }
    #expect(try ledger.length == history.ledger.events.count)
    for length in Set([0, 1, 2, try ledger.length / 3, try ledger.length - 1, try ledger.length]) {
      #expect(Digest.hex(try ledger.root(size: length)) == history.ledger.root(length: length))
    }
    for event in history.ledger.events {
      #expect(try ledger.event(at: event.sequence) == event.leaf)
    }
  }

  @Test("the generator reaches every type, field, test and refusal")
  func census() {
    var census = Census()
    for seed in RandomHistory.standardSeeds { census.add(RandomHistory(seed: seed).census) }
    print(census)
    #expect(census.missing.isEmpty)
  }
}
