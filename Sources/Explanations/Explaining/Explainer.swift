internal import Events
package import Figures
public import Ledger
internal import Projections
internal import Rationals
internal import Snapshots

/// Explains why a figure changed: evaluates it at mixtures of two points and shares out the difference exactly.
public struct Explainer {
  private let question: ExplanationQuestion
  private let a: ExplanationSide
  private let b: ExplanationSide
  /// Where side A is what the Board was shown.
  private let published: PublishedStart?

  /// - Precondition: both sides stand in the same projection of the ledger.
  public init(
    _ indicator: String, area: String, from a: ExplanationSide, to b: ExplanationSide, ledger: Ledger,
    disclose: Bool = false, published: PublishedStart? = nil
  ) {
    self.init(
      indicator, area: area, from: a, to: b, ledger: ledger, disclose: disclose, detail: .exact, published: published)
  }

  /// - Precondition: both sides stand in the same projection of the ledger.
  package init(
    _ indicator: String, area: String, from a: ExplanationSide, to b: ExplanationSide, ledger: Ledger,
    disclose: Bool, detail: Detail, published: PublishedStart? = nil
  ) {
    precondition(
      a.point.projection.length == b.point.projection.length, "both sides stand in the same projection of the ledger")
    question = ExplanationQuestion(ledger: ledger, indicator: indicator, area: area, disclose: disclose, detail: detail)
    self.a = a
    self.b = b
    self.published = published
  }

  private func figure(_ side: ExplanationSide, _ detail: Detail) throws -> Figure {
    var figure = FigureQuestion(
      indicator: question.indicator, area: question.area, to: side.to, definition: side.definition,
      window: side.window, disclose: question.disclose)
    figure.detail = detail
    return try FigureMaker(side.point, ledger: question.ledger).figure(figure)
  }

  /// The explanation.
  /// - Throws: a `Refusal` where a version asked for does not exist.
  public func explain(evidence limit: EvidenceLimit = .usual) throws -> Explanation {
    try explain(evidence: limit, by: nil)
  }

  /// The explanation with each reason's effect split by an attribute of its records, where one is named.
  ///
  /// - Parameter isWanted: called as the work goes on; what it throws ends it.
  package func explain(
    evidence limit: EvidenceLimit = .usual, by breakdown: Breakdown?, isWanted: IsWanted = {}
  ) throws -> Explanation {
    let (from, to) = (try figure(a, question.detail), try figure(b, question.detail))
    // What is shared out is always counted exactly; what is told of it is put into the grid at the end.
    let isExact = question.detail == .exact
    let counted = isExact ? (from: from, to: to) : (from: try figure(a, .exact), to: try figure(b, .exact))
    var explanation = Explanation(
      from: from, to: to, difference: nil, reasons: [], notes: published?.notes(from) ?? [])
    guard let before = from.part.value, let after = to.part.value, !from.isWithheld, !to.isWithheld,
      !tellsPrevious(from, to), let start = counted.from.part.value, let end = counted.to.part.value,
      let rulesA = SideContext(a, figure: counted.from), let rulesB = SideContext(b, figure: counted.to),
      rulesA.header.measure == rulesB.header.measure
    else {
      explanation.notes += undefined(from, to)
      return explanation
    }
    explanation.difference = after - before
    if rulesB.header.measure == .published {
      explanation.reasons = PublishedReasons(
        indicator: question.indicator, area: question.area, a: rulesA, b: rulesB
      ).reasons()
      if breakdown != nil {
        for index in explanation.reasons.indices {
          explanation.reasons[index].breakdown = [.own(explanation.reasons[index])]
        }
      }
    } else {
      let reasons = try RecordReasons(question, rulesA, rulesB, from: start, to: end, isWanted: isWanted)
      // Evidence and parts are not told where counts are rounded, so they are not made.
      explanation.reasons =
        try isExact
        ? reasons.reasons(evidence: limit, by: breakdown, isWanted: isWanted)
        : reasons.reasons(evidence: .first(0), by: nil, isWanted: isWanted)
      explanation.notes += reasons.notes
      if explanation.reasons.contains(where: \.keepsPartsBack) {
        explanation.notes.append(.partsWithheld)
      }
    }
    if !isExact {
      explanation.reasons = RoundedReasons(from, to).reasons(explanation.reasons)
      if rulesB.header.measure != .published { explanation.notes.append(.rounded) }
    }
    explanation.reasons.sort { left, right in
      let (one, other) = (left.effect.magnitude, right.effect.magnitude)
      return one == other ? left.order < right.order : one > other
    }
    let sum = explanation.reasons.reduce(Rational.zero) { $0 + $1.effect }
    precondition(sum == after - before, "the reasons add up to the difference")
    let definitions = rulesA.judges.definitions + rulesB.judges.definitions
    explanation.countedKinds = Set(definitions.flatMap(\.countedKinds))
    explanation.hasRelations = definitions.contains { $0.countings.contains(where: \.hasRelations) }
    explanation.notes += try ContextNotes(a: rulesA, b: rulesB, question: question).notes()
    return explanation
  }

  // MARK: Notes

  /// Whether the way between the figures tells a number that one of them keeps back: where one side counts the other's
  /// previous window, the other factors' effects lead from the one to the other.
  private func tellsPrevious(_ from: Figure, _ to: Figure) -> Bool {
    guard !question.disclose else { return false }
    return [(from, to), (to, from)].contains { one, other in
      one.previous.isSuppressed && one.previous.period == other.part.period
    }
  }

  private func undefined(_ from: Figure, _ to: Figure) -> [Explanation.Note] {
    var notes: [Explanation.Note] = []
    for (end, figure) in [(Explanation.End.from, from), (.to, to)] {
      if figure.isWithheld {
        notes.append(.suppressed(end))
      } else if figure.part.value == nil {
        notes += [.noValue(end)] + figure.absences.map { .absence($0) }
      }
    }
    if !notes.isEmpty { return notes }
    return tellsPrevious(from, to)
      ? [.tellsPrevious] : [.differentMeasures(from.header?.measure, to.header?.measure)]
  }
}

extension Explanation.Reason {
  /// Whether the numbers of some of its parts are kept back.
  var keepsPartsBack: Bool { breakdown.contains(where: \.isSuppressed) }

  /// The order of reasons with equal effects.
  var order: Int {
    (Factor.allCases.firstIndex(of: factor) ?? 0) * 2 + (part == .left ? 1 : 0)
  }
}
