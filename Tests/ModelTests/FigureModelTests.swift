import Events
import Figures
import Foundation
import Ledger
import LedgerTestSupport
import NaiveModel
import Presentation
import Projections
import Rationals
import Snapshots
import TestSupport
import Testing

@Suite("Figures against the model")
struct FigureModelTests {
  @Test("figures of random histories at any point equal the model's", arguments: RandomHistory.standardSeeds)
  func figures(seed: UInt64) throws {
    let history = RandomHistory(seed: seed)
    let scratch = Scratch()
    let ledger = try scratch.ledger()
    let incremental = try Projector(ledger)
    for (index, batch) in history.batches.enumerated() {
      _ = try BatchOutcome.append(batch, to: ledger)
      if index % 7 == 0 { _ = try incremental.caughtUp() }
    }
    let projection = try incremental.caughtUp()
    let fresh = try Projector(ledger, isStored: false).caughtUp()
    let model = NaiveFigures(history.ledger.events)
    let points = SnapshotCache()
    for question in history.questions(40) {
      let expected = try? model.figure(
        question.indicator, area: question.area, to: question.month, known: question.known,
        definition: question.definition)
      let asked = FigureQuestion(
        indicator: question.indicator.text, area: question.area.text, to: question.month,
        definition: question.definition, disclose: true)
      let maker = try FigureMaker(points.point(projection, length: question.known), ledger: ledger)
      let figure = try maker.figure(asked)
      let again = try FigureMaker(Snapshot(fresh, length: question.known), ledger: ledger).figure(asked)
      #expect(figure.json.text == again.json.text, "incremental and fresh agree, seed \(seed), \(question)")
      if !maker.point.isKnown(area: question.area.text) {
        #expect(figure.value == nil && !figure.sentences.isEmpty)
        #expect(fraction(figure.part.numerator) == expected?.current.numerator, "the parts that exist are kept")
      } else if let expected {
        compare(figure, expected, "seed \(seed), \(question)")
      } else {
        #expect(figure.value == nil && !figure.sentences.isEmpty, "seed \(seed), \(question)")
      }
    }
  }

  private func compare(_ figure: Figure, _ expected: NaiveFigure, _ place: String) {
    compare(figure.part, expected.current, place)
    compare(figure.previous, expected.previous, "previous, " + place)
    #expect(figure.versions == expected.current.versions, "\(place)")
    #expect(
      figure.marks.contains(.provisional) == (expected.current.isPartial || expected.isFollowUpOpen), "\(place)")
    #expect(figure.marks.contains(.revised) == expected.isRevised, "\(place)")
    #expect(figure.marks.contains(.breakInSeries) == expected.hasBreak, "\(place)")
    if let rounded = expected.rounded {
      #expect(figure.display == rounded + (expected.measure == .percentage ? "%" : ""), "\(place)")
    } else {
      #expect(figure.display == "[x]", "\(place)")
      #expect(figure.sentences.contains { $0.hasPrefix("There is no value") }, "\(place)")
    }
    #expect(fraction(figure.change) == expected.absoluteChange, "\(place)")
    #expect(fraction(figure.percentChange) == expected.percentChange, "\(place)")
    #expect(
      figure.comparators.map { [$0.area, $0.value.description] }
        == expected.comparators.map { [$0.area.text, ExactDecimal(shortestOf: $0.value.double)?.description ?? ""] },
      "\(place)")
    if expected.current.value != nil {
      #expect(figure.marks.contains(.unreliable) == expected.isUnreliable, "\(place)")
      if expected.measure == .rate, expected.previous.value != nil {
        // A rate that can be compared is; one that cannot says why.
        let isUncounted = figure.sentences.contains { $0.contains("no comparison: the numerator") }
        #expect((figure.comparison == nil) == isUncounted, "\(place)")
      }
    }
    if expected.unplaced > 0, expected.measure != .published {
      #expect(figure.sentences.contains { $0.hasPrefix("\(expected.unplaced) matching") }, "\(place)")
    }
    if let limit = figure.header?.suppressBelow {
      #expect(figure.part.isSuppressed == expected.isSuppressed(below: limit), "\(place)")
    }
  }

  private func compare(_ part: Figure.Part, _ expected: NaivePart, _ place: String) {
    #expect(part.period.lowerBound == expected.months.lowerBound.start, "\(place)")
    #expect(part.period.upperBound == expected.months.upperBound.start, "\(place)")
    #expect(fraction(part.value) == expected.value, "value, \(place)")
    #expect(fraction(part.numerator) == expected.numerator, "numerator, \(place)")
    #expect(fraction(part.denominator) == expected.denominator, "denominator, \(place)")
    if let value = expected.value, let found = part.value?.double {
      #expect(abs(found - value.double) <= 1e-12 * max(1, abs(found)), "\(place)")
    }
  }

  private func fraction(_ value: Rational?) -> Fraction? {
    value.map { Fraction($0.numerator, $0.denominator) }
  }
}
