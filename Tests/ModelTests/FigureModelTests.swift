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
      var asked = FigureQuestion(
        indicator: question.indicator.text, area: question.area.text, to: question.month,
        definition: question.definition, disclose: true)
      let maker = try FigureMaker(points.point(projection, length: question.known), ledger: ledger)
      let figure = try maker.figure(asked)
      let again = try FigureMaker(Snapshot(fresh, length: question.known), ledger: ledger).figure(asked)
      #expect(figure.json.text == again.json.text, "incremental and fresh agree, seed \(seed), \(question)")
      let place = "seed \(seed), \(question)"
      if !maker.point.isKnown(area: question.area.text) {
        #expect(figure.value == nil && !figure.sentences.isEmpty)
        #expect(fraction(figure.part.numerator) == expected?.current.numerator, "the parts that exist are kept")
        // "Records in areas that no `area.assigned` names … count for that area alone."
        let records = NaiveWorld(model.events.prefix(question.known)).records
        #expect(!records.contains { $0.isOpen && $0.area == question.area }, "\(place)")
      } else if let expected {
        compare(figure, expected, place)
        asked.disclose = false
        compareKeptBack(try maker.figure(asked), expected, "kept back, " + place)
      } else {
        #expect(figure.value == nil && !figure.sentences.isEmpty, "\(place)")
      }
    }
  }

  @Test("the questions ask for every measure, absence, mark and note, and a third of the answers have a value")
  func traits() throws {
    var (seen, asked, valued): (Set<String>, Int, Int) = ([], 0, 0)
    for seed in RandomHistory.standardSeeds {
      let history = RandomHistory(seed: seed)
      let model = NaiveFigures(history.ledger.events)
      for question in history.questions(40) {
        asked += 1
        let figure = try? model.figure(
          question.indicator, area: question.area, to: question.month, known: question.known,
          definition: question.definition)
        guard let figure else { continue }
        seen.formUnion(figure.traits)
        if figure.current.value != nil { valued += 1 }
      }
    }
    #expect(NaiveFigure.expectedTraits.filter { !seen.contains($0) } == [])
    #expect(3 * valued >= asked, "\(valued) of \(asked)")
  }

  // MARK: What is disclosed

  private func compare(_ figure: Figure, _ expected: NaiveFigure, _ place: String) {
    compare(figure.part, expected.current, place)
    compare(figure.previous, expected.previous, "previous, " + place)
    #expect(figure.versions == expected.current.versions, "\(place)")
    #expect(Set(figure.marks.map(\.rawValue)) == expected.marks, "marks, \(place)")
    if let rounded = expected.rounded {
      #expect(figure.display == rounded + (expected.measure == .percentage ? "%" : ""), "\(place)")
    } else {
      #expect(figure.display == (expected.isSuppressed ? "[c]" : "[x]"), "\(place)")
    }
    #expect(fraction(figure.change) == expected.absoluteChange, "\(place)")
    #expect(fraction(figure.percentChange) == expected.percentChange, "\(place)")
    #expect((figure.interval != nil) == expected.hasInterval, "interval, \(place)")
    #expect((figure.comparison != nil) == expected.hasComparison, "comparison, \(place)")
    if expected.measure == .rate {
      #expect(figure.populationYear == expected.current.populationYear, "year, \(place)")
      if let what = expected.current.populationOf { #expect(figure.populationOf == what.text, "\(place)") }
    }
    // The contract does not say in which order the areas above stand.
    #expect(
      figure.comparators.sorted { $0.area < $1.area }.map { [$0.area, $0.value.description, $0.publisher] }
        == expected.comparators.map {
          [$0.area.text, ExactDecimal(shortestOf: $0.value.double)?.description ?? "", $0.publisher.text]
        }, "comparators, \(place)")
    compareNotes(figure, expected, place)
  }

  private func compareNotes(_ figure: Figure, _ expected: NaiveFigure, _ place: String) {
    let said = SaidOfFigure(figure)
    let (current, previous) = (expected.current.coverage, expected.previous.coverage)
    // Whether a month that children leave open was declared missing or by nobody, the contract leaves to the note.
    #expect(said.gaps == SaidOfFigure.gaps(current), "unaccounted, \(place)")
    #expect(said.partial == Set(current.partial), "partial, \(place)")
    #expect(said.recordless == current.recordless.mapValues(Set.init), "recordless, \(place)")
    #expect(said.gapsBefore == SaidOfFigure.gaps(previous), "unaccounted before, \(place)")
    #expect(said.saysWhy == !expected.current.absences.isEmpty, "why there is no value, \(place)")
    #expect(said.saysWhyBefore == !expected.previous.absences.isEmpty, "why there is none before, \(place)")
    #expect(said.unplaced == expected.unplaced, "unplaced, \(place)")
    compare(said.nowhere, expected.nowhere, count: expected.nowhere?.count, place)
  }

  private func compare(
    _ said: SaidOfFigure.Nowhere?, _ expected: NaiveFigure.Nowhere?, count: Int?, _ place: String
  ) {
    #expect((said == nil) == (expected == nil), "nowhere, \(place)")
    guard let said, let expected else { return }
    #expect(said.count == count, "nowhere, \(place)")
    // "a note that names up to three of the areas": it does not say which.
    #expect(said.areas.count == min(3, expected.areas.count), "nowhere, \(place)")
    #expect(Set(said.areas.map { Word($0) }).isSubset(of: expected.areas), "nowhere, \(place)")
  }

  private func compare(_ part: Figure.Part, _ expected: NaivePart, _ place: String) {
    #expect(part.period.lowerBound == expected.months.lowerBound.start, "\(place)")
    #expect(part.period.upperBound == expected.months.upperBound.start, "\(place)")
    #expect(fraction(part.value) == expected.value, "value, \(place)")
    #expect(fraction(part.numerator) == expected.numerator, "numerator, \(place)")
    #expect(fraction(part.denominator) == expected.denominator, "denominator, \(place)")
    #expect(part.isSuppressed == expected.isSuppressed, "suppressed, \(place)")
    if let value = expected.value, let found = part.value?.double {
      #expect(abs(found - value.double) <= 1e-12 * max(1, abs(found)), "\(place)")
    }
  }

  private func fraction(_ value: Rational?) -> Fraction? {
    value.map { Fraction($0.numerator, $0.denominator) }
  }

  // MARK: What is kept back

  private func compareKeptBack(_ figure: Figure, _ expected: NaiveFigure, _ place: String) {
    #expect(Set(figure.marks.map(\.rawValue)) == expected.marks, "marks, \(place)")
    #expect(figure.isWithheld == expected.isSuppressed, "\(place)")
    #expect((figure.display == "[c]") == expected.isSuppressed, "\(place)")
    #expect((figure.comparison != nil) == expected.hasComparison, "comparison, \(place)")
    if expected.isSuppressed {
      // "JSON then carries null for value, parts, interval, change and the receipt's values"
      let json = figure.json.text
      for key in ["value", "numerator", "denominator", "interval", "change"] {
        #expect(json.contains("\"\(key)\":null"), "\(key), \(place)")
      }
    }
    let count = expected.nowhere.flatMap { $0.isSuppressed ? nil : $0.count }
    compare(SaidOfFigure(figure).nowhere, expected.nowhere, count: count, place)
  }
}
