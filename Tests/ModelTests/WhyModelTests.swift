import Events
import Explanations
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import NaiveModel
import Projections
import Rationals
import Snapshots
import TestSupport
import Testing

@Suite("Why, against the model")
struct WhyModelTests {
  @Test("explanations of random histories equal the brute force's, exactly", arguments: WhyWorld.seeds)
  func explanations(seed: UInt64) throws {
    let world = try WhyWorld(seed: seed)
    for question in world.history.whyQuestions(WhyWorld.questionCount) {
      let expected = world.expected(question)
      let explanation = try? world.explanation(question)
      let place = Comment(rawValue: "seed \(seed), \(question)")
      guard let expected else {
        #expect(explanation?.difference == nil && explanation?.reasons.isEmpty ?? true, place)
        continue
      }
      let found = try #require(explanation, place)
      #expect(found.difference.map(Fraction.init) == expected.difference, place)
      compare(found, expected, place)
      let back = try #require(try? world.explanation(question.swapped), place)
      for (factor, reason) in Summed.all(found) {
        #expect(Summed.all(back)[factor]?.effect == Fraction.zero - reason.effect, place)
      }
    }
  }

  private func compare(_ found: Explanation, _ expected: NaiveWhy, _ place: Comment) {
    let sums = Summed.all(found)
    let total = sums.values.reduce(Fraction.zero) { $0 + $1.effect }
    #expect(total == expected.difference, place)
    for (factor, reason) in expected.reasons {
      let sum = sums[factor.rawValue] ?? Summed()
      let place = Comment(rawValue: place.rawValue + ", \(factor)")
      #expect(sum.effect == reason.effect, "effect, \(place.rawValue)")
      #expect(sum.numerator == reason.numerator, "numerator, \(place.rawValue)")
      #expect(sum.denominator == reason.denominator, "denominator, \(place.rawValue)")
      #expect(sum.count == reason.shares.count, "records, \(place.rawValue)")
      let different = Set(sum.evidence.keys).symmetricDifference(reason.shares.keys)
      #expect(different.isEmpty, "evidence, \(place.rawValue)")
      if let range = sum.range { #expect(range == reason.range, "range, \(place.rawValue)") }
      for (key, evidence) in sum.evidence {
        #expect(evidence.sequences == sequences(key, expected), "\(key), \(place.rawValue)")
        guard expected.hasShares else {
          #expect(evidence.share == nil, place)
          continue
        }
        #expect(evidence.share.map(Fraction.init) == reason.shares[key], "share of \(key), \(place.rawValue)")
      }
      if expected.hasShares {
        let shares = reason.shares.values.reduce(reason.populationShare, +)
        #expect(shares == reason.effect, "the model's shares add up, \(place.rawValue)")
      }
    }
    #expect(Set(sums.keys).isSubset(of: Set(expected.reasons.keys.map(\.rawValue))), place)
    #expect(found.sentences.contains { $0.contains("zero denominator") } == expected.hasZeroDenominator, place)
  }

  private func sequences(_ key: NaiveRecord.Key, _ expected: NaiveWhy) -> [Int] {
    let sides = [expected.from, expected.to].sorted { $0.figure.known < $1.figure.known }
    return sides.last?.record(key)?.sequences ?? []
  }

  @Test("the histories move every factor of every measure it can move, and whatever else explanations have to tell")
  func everyFactor() throws {
    var seen: Set<String> = []
    for seed in WhyWorld.seeds where !seen.isSuperset(of: NaiveWhy.expectedTraits) {
      let world = try WhyWorld(seed: seed)
      for question in world.history.whyQuestions(WhyWorld.questionCount) {
        if let expected = world.expected(question) { seen.formUnion(expected.traits) }
      }
    }
    #expect(NaiveWhy.expectedTraits.filter { !seen.contains($0) } == [])
  }
}

/// A random history in a ledger and in the model.
struct WhyWorld {
  static let seeds: ClosedRange<UInt64> = first...first + UInt64(count - 1)
  static let first = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_SEED"].flatMap(UInt64.init) ?? 101
  static let count = ProcessInfo.processInfo.environment["INCIDENT_LEDGER_HISTORIES"].flatMap(Int.init) ?? 40
  static let questionCount = 12

  let history: RandomHistory
  let ledger: Ledger
  let projection: Projection
  let model: NaiveFigures
  private let scratch = Scratch()
  private let points = SnapshotCache()

  init(seed: UInt64) throws {
    let history = RandomHistory(seed: seed)
    try self.init(history: history) { ledger in
      for batch in history.batches { _ = try BatchOutcome.append(batch, to: ledger) }
    }
  }

  init(history: RandomHistory, fill: (Ledger) throws -> Void) throws {
    self.history = history
    ledger = try scratch.ledger()
    try fill(ledger)
    projection = try Projector(ledger).caughtUp()
    model = NaiveFigures(history.ledger.events)
  }

  private func side(_ question: RandomHistory.WhyQuestion, _ side: RandomHistory.WhyQuestion.Side) -> NaiveSide? {
    try? model.side(
      question.indicator, area: question.area, to: side.month, known: side.known, definition: side.definition)
  }

  /// The brute force's explanation; nil where the difference is not defined.
  func expected(_ question: RandomHistory.WhyQuestion) -> NaiveWhy? {
    guard let from = side(question, question.from), let to = side(question, question.to) else { return nil }
    for known in [question.from.known, question.to.known]
    where !points.point(projection, length: known).isKnown(area: question.area.text) {
      return nil
    }
    return NaiveWhy(question.indicator, area: question.area, from: from, to: to)
  }

  func sides(_ question: RandomHistory.WhyQuestion) -> (from: ExplanationSide, to: ExplanationSide) {
    func side(_ side: RandomHistory.WhyQuestion.Side) -> ExplanationSide {
      ExplanationSide(point: points.point(projection, length: side.known), to: side.month, definition: side.definition)
    }
    return (side(question.from), side(question.to))
  }

  func explanation(_ question: RandomHistory.WhyQuestion, by drill: Breakdown? = nil) throws -> Explanation {
    let sides = sides(question)
    let explainer = Explainer(
      question.indicator.text, area: question.area.text, from: sides.from, to: sides.to, ledger: ledger,
      disclose: true)
    return try explainer.explain(evidence: .all, by: drill)
  }
}

/// A factor's reasons taken together: the window may stand in two.
struct Summed {
  var effect = Fraction.zero
  var numerator = Fraction.zero
  var denominator = Fraction.zero
  var count = 0
  var evidence: [NaiveRecord.Key: Explanation.Evidence] = [:]
  /// The range, where the factor stands in one reason.
  var range: ClosedRange<Fraction>?

  static func all(_ explanation: Explanation) -> [String: Summed] {
    var sums: [String: Summed] = [:]
    for reason in explanation.reasons {
      var sum = sums[reason.factor.rawValue] ?? Summed()
      sum.effect = sum.effect + Fraction(reason.effect)
      sum.numerator = sum.numerator + Fraction(reason.numerator)
      sum.denominator = sum.denominator + Fraction(reason.denominator)
      sum.count += reason.recordCount ?? 0
      for evidence in reason.evidence { sum.evidence[evidence.key] = evidence }
      let range = Fraction(reason.range.lowerBound)...Fraction(reason.range.upperBound)
      sum.range = reason.part == nil ? range : nil
      sums[reason.factor.rawValue] = sum
    }
    return sums
  }
}

extension Explanation.Evidence {
  var key: NaiveRecord.Key { NaiveRecord.Key(kind, Word(subject)) }
}

extension Fraction {
  init(_ value: Rational) { self.init(value.numerator, value.denominator) }
}
