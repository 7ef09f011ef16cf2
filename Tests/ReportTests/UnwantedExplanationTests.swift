import Events
import Explanations
import Ledger
import LedgerTestSupport
import NaiveModel
import Projections
import Snapshots
import TestSupport
import Testing

@Suite("An explanation that nobody waits for")
struct UnwantedExplanationTests {
  private struct Gone: Error {}

  @Test("ends wherever it is asked, and is asked at every stage of the work")
  func ends() throws {
    let scratch = Scratch()
    var world = World()
    world.define(
      "crime", version: 1, measure: "count",
      #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"}"#)
    for year in [2017, 2018] {
      for number in 0..<20 {
        world.add(
          "crime.recorded", "c\(year)-\(number)",
          #"{"date":"\#(year)-03-01","area":"\#(World.districts[0])","offence":"robbery"}"#)
      }
    }
    let ledger = try world.ledger(scratch)
    let point = Snapshot(try Projector(ledger, isStored: false).caughtUp(), length: try ledger.length)
    func explain(callsLeft: Int) throws -> Int {
      var calls = 0
      let sides = try ["2017-12", "2018-12"].map {
        ExplanationSide(point: point, to: try #require(Month($0)), definition: nil)
      }
      let explainer = Explainer("crime", area: World.districts[0], from: sides[0], to: sides[1], ledger: ledger)
      let explanation = try explainer.explain(by: nil) {
        calls += 1
        if calls > callsLeft { throw Gone() }
      }
      #expect(!explanation.reasons.isEmpty)
      return calls
    }
    let calls = try explain(callsLeft: .max)
    // Records that changed, those that did not, and each factor.
    #expect(calls >= 6)
    for callsLeft in 0..<calls {
      #expect(throws: Gone.self) { try explain(callsLeft: callsLeft) }
    }
  }
}
