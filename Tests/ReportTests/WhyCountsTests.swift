import Events
import Explanations
import Figures
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Snapshots
import TestSupport
import Testing

@Suite("What reasons count, as printed")
struct WhyCountsTests {
  private let scratch = Scratch()

  /// Weighted answers of two years: some come late, some are withdrawn, and a second version takes more of them.
  private func explanation(_ random: inout SplitMix64) throws -> Explanation {
    var world = World()
    func define(_ version: Int, _ effective: String, _ answers: String) {
      world.define(
        "agree", version: version, measure: "percentage",
        #""title":"Agree","effective":"\#(effective)","count":{"records":"answer","where":{"answer":[\#(answers)]}},"#
          + #""of":{"records":"answer"},"reason":"Asked so.""#)
    }
    func answer(_ count: Int) {
      for _ in 0..<count {
        let weight = String(1000 + random.whole(0...999)).dropFirst()
        world.add(
          "survey.answered", "a\(world.events.count)",
          #"{"survey":"wave","question":"q","answer":"\#(random.pick(["yes", "rather", "no"]))","#
            + #""date":"\#(random.pick(["2017", "2018"]))-03","area":"\#(World.districts[0])","weight":1.\#(weight)}"#)
      }
    }
    define(1, "2010-01-01", #""yes""#)
    let first = world.events.count
    answer(40)
    let ledger = try world.ledger(scratch)
    let known = world.events.count
    answer(10)
    for number in first..<(first + 5) { world.add("survey.withdrawn", "a\(number)", "{}") }
    define(2, "2018-01-01", #""yes","rather""#)
    try ledger.add(Array(world.events[known...]), at: "2019-10-20T09:00:00Z")
    let projection = try Projector(ledger, isStored: false).caughtUp()
    func side(_ length: Int, _ to: String) -> ExplanationSide {
      ExplanationSide(point: Snapshot(projection, length: length), to: Month(to)!, definition: nil)
    }
    return try Explainer(
      "agree", area: World.districts[0], from: side(known, "2017-12"), to: side(projection.length, "2018-12"),
      ledger: ledger
    ).explain()
  }

  /// A printed number in hundredths.
  private func hundredths(_ text: String) throws -> Int {
    let parts = text.replacing("\u{2212}", with: "-").filter { $0 != "," && $0 != "+" }.split(separator: ".")
    let fraction = parts.count == 2 ? String(parts[1]) : "00"
    try #require(fraction.count == 2)
    let digits = String(parts[0]) + fraction
    return try #require(Int(digits))
  }

  @Test(
    "the first figure's counts and those of the reasons add up to the second's, with weights too", arguments: 1...40)
  func weights(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let explanation = try explanation(&random)
    let steps = ExplanationSummary(explanation).steps
    #expect(steps.count >= 4)
    let (start, end) = (explanation.from.part, explanation.to.part)
    for (from, to, counts) in [
      (start.numerator, end.numerator, steps.map(\.counted)), (start.denominator, end.denominator, steps.map(\.of)),
    ] {
      let (from, to) = try (#require(from), #require(to))
      let sum = try counts.reduce(hundredths(from.formatted)) { try $0 + hundredths($1) }
      #expect(try sum == hundredths(to.formatted), "\(from.formatted) and \(counts) to \(to.formatted)")
    }
  }
}
