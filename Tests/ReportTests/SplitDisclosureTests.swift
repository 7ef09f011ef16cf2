import Events
import Explanations
import Figures
import Ledger
import LedgerTestSupport
import NaiveModel
import Projections
import Rationals
import Snapshots
import TestSupport
import Testing

/// What a reader can compute from one explanation, the figures that it leads from and to, and those of their areas.
@Suite("Small numbers in reasons split by area")
struct SplitDisclosureTests {
  private static let limit = 5
  private let scratch = Scratch()

  /// Crimes of a year known in February 2019, and what became of them until May.
  private func ledger(_ random: inout SplitMix64) throws -> (ledger: Ledger, before: Int) {
    var world = World()
    world.define(
      "crime", measure: "count",
      #""title":"Crime","effective":"2010-01-01","count":{"records":"crime"},"disclosure":{"suppressBelow":5}"#)
    var crimes: [String] = []
    func record(_ most: [Int]) {
      for district in 0..<3 {
        let first = world.events.count
        world.crimes(random.whole(0...most[district]), "2018-11", district)
        crimes += (first..<world.events.count).map { "c\($0)" }
      }
    }
    record((0..<3).map { _ in random.pick([2, 6, 40]) })
    let ledger = try world.ledger(scratch, at: "2019-02-10T09:00:00Z")
    let before = world.events.count
    record((0..<3).map { _ in random.pick([0, 6, 40]) })
    for _ in 0..<random.whole(0...(crimes.count / 3)) {
      let crime = crimes.remove(at: random.whole(0...(crimes.count - 1)))
      if random.chance(1, of: 2) {
        world.add("crime.cancelled", crime, "{}")
      } else {
        world.add("crime.redated", crime, #"{"date":"2019-03-05"}"#)
      }
    }
    try ledger.add(Array(world.events[before...]), at: "2019-05-10T09:00:00Z")
    return (ledger, before)
  }

  @Test("no equation between what is shown gives a number that is kept back", arguments: 1...200)
  func equations(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (ledger, before) = try ledger(&random)
    let projection = try Projector(ledger, isStored: false).caughtUp()
    let question = FigureQuestion(indicator: "crime", area: World.county, to: Month("2018-12")!)
    let points = [before, projection.length].map { Snapshot(projection, length: $0) }
    let explanation = try Explainer(
      "crime", area: World.county, from: ExplanationSide(point: points[0], to: question.to, definition: nil),
      to: ExplanationSide(point: points[1], to: question.to, definition: nil), ledger: ledger
    ).explain(by: .area)
    guard explanation.difference != nil else { return }

    // Unknown are each district's number at both points, and its part of each reason.
    let count = World.districts.count
    let unknowns = (2 + explanation.reasons.count) * count
    var system = Equations(unknowns)
    for (side, figure) in [explanation.from, explanation.to].enumerated() {
      let shown = try FigureMaker(points[side], ledger: ledger).compare(
        question, areas: [World.county] + World.districts)
      for (district, figure) in shown.dropFirst().enumerated() where !figure.isWithheld {
        system.add([side * count + district: 1])
      }
      if !figure.isWithheld { system.add(Dictionary(uniqueKeysWithValues: (0..<count).map { (side * count + $0, 1) })) }
    }
    for (number, reason) in explanation.reasons.enumerated() {
      let first = (2 + number) * count
      system.add(Dictionary(uniqueKeysWithValues: (0..<count).map { (first + $0, 1) }))
      for (district, area) in World.districts.enumerated() {
        // What is not named is known to be nothing.
        let part = reason.breakdown.first { $0.key == area }
        if part?.isSuppressed != true { system.add([first + district: 1]) }
      }
    }
    for district in 0..<count {
      var change = [district: -1, count + district: 1]
      for number in explanation.reasons.indices { change[(2 + number) * count + district] = -1 }
      system.add(change)
    }
    for (side, point) in points.enumerated() {
      let truth = try FigureMaker(point, ledger: ledger)
      for (district, area) in World.districts.enumerated() {
        var single = question
        (single.area, single.disclose) = (area, true)
        let number = try truth.figure(single).part.value?.double ?? 0
        guard number > 0, number < Double(SplitDisclosureTests.limit) else { continue }
        #expect(
          !system.determines(side * count + district), "seed \(seed): the \(number) of \(area) at point \(side)")
      }
    }
  }
}

/// Equations whose right sides a reader knows, reduced as they come; only which unknowns they hold matters.
private struct Equations {
  private let count: Int
  /// Rows in reduced form, by the position of their leading unknown.
  private var rows: [Int: [Rational]] = [:]

  init(_ count: Int) { self.count = count }

  mutating func add(_ coefficients: [Int: Int]) {
    let row = reduced((0..<count).map { Rational(coefficients[$0] ?? 0) })
    guard let lead = row.firstIndex(where: { !$0.isZero }) else { return }
    let scaled = row.map { $0 / row[lead] }
    for (position, other) in rows { rows[position] = zip(other, scaled).map { $0 - other[lead] * $1 } }
    rows[lead] = scaled
  }

  /// Whether the unknown follows from the equations.
  func determines(_ unknown: Int) -> Bool {
    reduced((0..<count).map { Rational($0 == unknown ? 1 : 0) }).allSatisfy(\.isZero)
  }

  private func reduced(_ row: [Rational]) -> [Rational] {
    rows.reduce(row) { row, entry in
      let factor = row[entry.key]
      return factor.isZero ? row : zip(row, entry.value).map { $0 - factor * $1 }
    }
  }
}
