internal import Events
package import Ledger
internal import Projections

/// Explains why a figure changed: evaluates it at mixtures of two points and shares out the difference exactly.
package struct Explainer {
  /// How many records a reason names.
  package enum EvidenceLimit: Sendable, Equatable {
    case first(Int)
    case all
  }

  let ledger: Ledger
  let indicator: String
  let area: String
  let a: WhySide
  let b: WhySide
  let disclose: Bool

  /// - Precondition: both sides stand in the same projection of the ledger.
  package init(
    _ indicator: String, area: String, from a: WhySide, to b: WhySide, ledger: Ledger, disclose: Bool = false
  ) {
    self.ledger = ledger
    self.indicator = indicator
    self.area = area
    self.a = a
    self.b = b
    self.disclose = disclose
  }

  private func figure(_ side: WhySide) throws -> Figure {
    let question = FigureQuestion(
      indicator: indicator, area: area, to: side.to, definition: side.definition, window: side.window,
      disclose: disclose)
    return try FigureMaker(side.point, ledger: ledger).figure(question)
  }

  /// The explanation.
  /// - Throws: a `Refusal` where a version asked for does not exist.
  package func explain(evidence limit: EvidenceLimit = .first(20), by drill: Drill? = nil) throws -> Explanation {
    let (from, to) = (try figure(a), try figure(b))
    var explanation = Explanation(from: from, to: to, difference: nil, reasons: [], notes: [])
    guard let before = from.part.value, let after = to.part.value, !from.isWithheld, !to.isWithheld,
      let rulesA = SideRules(a, figure: from), let rulesB = SideRules(b, figure: to),
      rulesA.header.measure == rulesB.header.measure
    else {
      explanation.notes = undefined(from, to)
      return explanation
    }
    explanation.difference = after - before
    if rulesB.header.measure == .published {
      explanation.reasons = PublishedReasons(indicator: indicator, area: area, a: rulesA, b: rulesB).reasons()
    } else {
      let reasons = RecordReasons(self, rulesA, rulesB, from: before, to: after)
      explanation.reasons = try reasons.reasons(evidence: limit, by: drill)
      explanation.notes += reasons.notes
    }
    explanation.reasons.sort { left, right in
      let (one, other) = (left.effect.magnitude, right.effect.magnitude)
      return one == other ? left.order < right.order : one > other
    }
    let sum = explanation.reasons.reduce(Rational.zero) { $0 + $1.effect }
    precondition(sum == after - before, "the reasons add up to the difference")
    explanation.notes += context(rulesA, rulesB)
    return explanation
  }

  // MARK: Notes

  private func undefined(_ from: Figure, _ to: Figure) -> [String] {
    var notes: [String] = []
    for (side, figure) in [("from", from), ("to", to)] {
      if figure.isWithheld {
        notes.append("The difference is not defined: the \(side) figure is suppressed.")
      } else if figure.part.value == nil {
        notes.append("The difference is not defined: the \(side) figure has no value.")
        notes += figure.notes.filter { $0.hasPrefix("There is no value") }
      }
    }
    if notes.isEmpty {
      notes.append(
        "The difference is not defined: the two figures are of different measures "
          + "(\(from.header?.measure.rawValue ?? "none") and \(to.header?.measure.rawValue ?? "none")).")
    }
    return notes
  }

  /// What a reader has to know beside the arithmetic: its limits, definitions adopted and practice noted between.
  private func context(_ a: SideRules, _ b: SideRules) -> [String] {
    var notes = ["This is arithmetic: it says what counted differently, not what caused it."]
    let (first, last) = (min(a.side.point.length, b.side.point.length), max(a.side.point.length, b.side.point.length))
    let facts = b.side.point.projection.facts
    for adoption in facts.definitions.known(at: last)
    where adoption.content.definition.indicator == indicator && adoption.sequence >= first {
      let definition = adoption.content.definition
      notes.append(
        "Version \(definition.version), effective \(definition.effective), was adopted between the two points"
          + (definition.reason.map { ": \($0)" } ?? "."))
    }
    let start = min(a.window.lowerBound, b.window.lowerBound)
    let end = max(a.window.upperBound, b.window.upperBound)
    let areas = Set([area] + b.side.point.hierarchy.ancestors(of: area))
    return notes
      + facts.practices.known(at: last).map(\.content)
      .filter { $0.effective < end && $0.concerns(indicator, in: areas) }
      .compactMap { $0.line(from: start) }
  }
}

extension Rational {
  /// The number without its sign.
  package var magnitude: Rational { self < .zero ? -self : self }
}

extension Explanation.Reason {
  /// The order of reasons with equal effects.
  var order: Int {
    (Factor.allCases.firstIndex(of: factor) ?? 0) * 2 + (part == .left ? 1 : 0)
  }
}
