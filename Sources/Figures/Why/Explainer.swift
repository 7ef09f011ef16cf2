internal import Events
public import Ledger
internal import Projections

/// Explains why a figure changed: evaluates it at mixtures of two points and shares out the difference exactly.
public struct Explainer {
  /// How many records a reason names.
  public enum EvidenceLimit: Sendable, Equatable {
    case first(Int)
    case all
  }

  let ledger: Ledger
  let indicator: String
  let area: String
  let a: ExplanationSide
  let b: ExplanationSide
  let disclose: Bool
  /// Where side A is what the Board was shown.
  let published: PublishedStart?

  /// - Precondition: both sides stand in the same projection of the ledger.
  public init(
    _ indicator: String, area: String, from a: ExplanationSide, to b: ExplanationSide, ledger: Ledger, disclose: Bool = false,
    published: PublishedStart? = nil
  ) {
    self.ledger = ledger
    self.indicator = indicator
    self.area = area
    self.a = a
    self.b = b
    self.disclose = disclose
    self.published = published
  }

  private func figure(_ side: ExplanationSide) throws -> Figure {
    let question = FigureQuestion(
      indicator: indicator, area: area, to: side.to, definition: side.definition, window: side.window,
      disclose: disclose)
    return try FigureMaker(side.point, ledger: ledger).figure(question)
  }

  /// The explanation.
  /// - Throws: a `Refusal` where a version asked for does not exist.
  public func explain(evidence limit: EvidenceLimit = .first(20)) throws -> Explanation {
    try explain(evidence: limit, by: nil)
  }

  /// The explanation with each reason's effect split by an attribute of its records, where one is named.
  package func explain(evidence limit: EvidenceLimit = .first(20), by drill: Breakdown?) throws -> Explanation {
    let (from, to) = (try figure(a), try figure(b))
    var explanation = Explanation(
      from: from, to: to, difference: nil, reasons: [], notes: published?.notes(from) ?? [])
    guard let before = from.part.value, let after = to.part.value, !from.isWithheld, !to.isWithheld,
      !tellsPrevious(from, to), let rulesA = SideContext(a, figure: from), let rulesB = SideContext(b, figure: to),
      rulesA.header.measure == rulesB.header.measure
    else {
      explanation.notes += undefined(from, to)
      return explanation
    }
    explanation.difference = after - before
    if rulesB.header.measure == .published {
      explanation.reasons = PublishedReasons(indicator: indicator, area: area, a: rulesA, b: rulesB).reasons()
      if drill != nil {
        for index in explanation.reasons.indices {
          explanation.reasons[index].drill = [.own(explanation.reasons[index])]
        }
      }
    } else {
      let reasons = RecordReasons(self, rulesA, rulesB, from: before, to: after)
      explanation.reasons = try reasons.reasons(evidence: limit, by: drill)
      explanation.notes += reasons.notes
      if explanation.reasons.contains(where: \.keepsPartsBack) {
        explanation.notes.append(
          "Parts of fewer records than may be published, and of areas whose own figures are kept back, are kept back, "
            + "and so are the names of their reason's records.")
      }
    }
    explanation.reasons.sort { left, right in
      let (one, other) = (left.effect.magnitude, right.effect.magnitude)
      return one == other ? left.order < right.order : one > other
    }
    let sum = explanation.reasons.reduce(Rational.zero) { $0 + $1.effect }
    precondition(sum == after - before, "the reasons add up to the difference")
    if rulesB.header.measure != .published {
      ReasonSentences(a: rulesA, b: rulesB, area: area).complete(&explanation.reasons)
    }
    explanation.notes += try ExplanationContext(a: rulesA, b: rulesB, indicator: indicator, area: area, ledger: ledger).notes()
    return explanation
  }

  // MARK: Notes

  /// Whether the way between the figures tells a number that one of them keeps back: where one side counts the other's
  /// previous window, the other factors' effects lead from the one to the other.
  private func tellsPrevious(_ from: Figure, _ to: Figure) -> Bool {
    guard !disclose else { return false }
    return [(from, to), (to, from)].contains { one, other in
      one.previous.isSuppressed && one.previous.period == other.part.period
    }
  }

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
    if notes.isEmpty, tellsPrevious(from, to) {
      notes.append(
        "The difference is not explained: the reasons would tell the previous window's number, which is suppressed.")
    }
    if notes.isEmpty {
      notes.append(
        "The difference is not defined: the two figures are of different measures "
          + "(\(from.header?.measure.rawValue ?? "none") and \(to.header?.measure.rawValue ?? "none")).")
    }
    return notes
  }
}

extension Rational {
  /// The number without its sign.
  package var magnitude: Rational { self < .zero ? -self : self }
}

extension Explanation.Reason {
  /// Whether the numbers of some of its parts are kept back.
  var keepsPartsBack: Bool { drill.contains(where: \.isSuppressed) }

  /// The order of reasons with equal effects.
  var order: Int {
    (Factor.allCases.firstIndex(of: factor) ?? 0) * 2 + (part == .left ? 1 : 0)
  }
}
