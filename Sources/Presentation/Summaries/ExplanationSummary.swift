internal import Events
package import Explanations
internal import Figures
internal import Rationals

/// An explanation as it is printed: what is rounded adds up.
package struct ExplanationSummary: Sendable {
  /// One reason on the way from the first figure to the second.
  package struct Step: Sendable {
    /// A few words: `Known late`.
    package let title: String
    /// With its sign: `+5.2`.
    package let effect: String
    /// What it adds to what is counted, and to what that is out of; empty where the measure has none.
    package let counted: String
    package let of: String
    /// The least and the greatest effect over all orders.
    package let range: String
    /// Nil where it is not told.
    package let recordCount: Int?
    /// The revision code of the Office for National Statistics.
    package let code: String
    /// The sentence, without its effect.
    package let sentence: String
    /// Where it starts and ends, in the figure's unit.
    package let levels: (from: Double, to: Double)
    /// The parts of the effect, where it was split.
    package let breakdown: [(key: String, effect: String, records: String)]
    package let evidence: [Explanation.Evidence]
  }

  package let explanation: Explanation
  package let steps: [Step]
  private let decimals: Int

  package init(_ explanation: Explanation) {
    self.explanation = explanation
    let header = explanation.to.header
    let decimals = (header?.decimals ?? 1) + (header?.measure == .count ? 0 : 1)
    self.decimals = decimals
    let reasons = explanation.reasons
    let effects = LargestRemainder.rounded(reasons.map(\.effect), decimals: decimals)
    let hasParts = header?.measure != .count
    let (numerators, denominators) = explanation.roundedCounts
    let texts = ReasonSentences(explanation, minus: .minus).sentences
    var level = explanation.from.part.value ?? .zero
    steps = reasons.indices.map { index in
      let reason = reasons[index]
      let start = level
      level = level + reason.effect
      let range = [reason.range.lowerBound, reason.range.upperBound].map { Self.signed($0, decimals) }
      let breakdowned = LargestRemainder.rounded(reason.breakdown.map(\.effect), decimals: decimals)
      var breakdown: [(key: String, effect: String, records: String)] = []
      for (part, effect) in zip(reason.breakdown, breakdowned) {
        breakdown.append(
          part.isSuppressed
            ? (part.title, "[c]", "")
            : (
              part.title, Self.signed(effect, decimals),
              part.recordCount == 0 ? "" : NumberFormat.grouped(part.recordCount)
            ))
      }
      return Step(
        title: reason.title, effect: Self.signed(effects[index], decimals),
        counted: hasParts ? NumberFormat.signedCount(numerators.rounded[index], decimals: numerators.decimals) : "",
        of: hasParts ? NumberFormat.signedCount(denominators.rounded[index], decimals: denominators.decimals) : "",
        range: range[0] == range[1] ? "" : "\(range[0]) to \(range[1])", recordCount: reason.recordCount,
        code: reason.factor.revisionCode, sentence: texts[index], levels: (start.double, level.double),
        breakdown: breakdown,
        evidence: reason.evidence)
    }
  }

  static func signed(_ value: Rational, _ decimals: Int) -> String {
    NumberFormat.signedCount(value, decimals: decimals)
  }

  /// ` points` behind a difference of percentages.
  private var points: String { explanation.to.header?.measure == .percentage ? " points" : "" }

  /// `Repeat MARAC referrals, Leicestershire: why it changed`.
  package var title: String { "\(explanation.to.title), \(explanation.to.areaLabel): why it changed" }

  /// From what to what, and by how much.
  package var lead: String { Wording.said(leadWords) }

  private var leadWords: String {
    let (from, to) = (explanation.from, explanation.to)
    let way = "From \(describe(from)) to \(describe(to))"
    guard let difference = explanation.difference else { return way + ": the difference is not defined." }
    guard !difference.isZero else { return way + ": no difference." }
    return way + ": \(Self.signed(difference, decimals))\(points)."
  }

  /// `33% in the 12 months to December 2017, as known on 1 March 2018`; with the version that was chosen.
  private func describe(_ figure: Figure) -> String {
    let known =
      figure.knownTime.map { time in
        figure.knownLength == 0 ? "" : ", as known on \(PeriodFormat.date(London.date(at: time)))"
      } ?? ""
    let version = figure.question.definition.map { ", under version \($0)" } ?? ""
    return "\(FigureSummary(figure).display) in \(PeriodFormat.inSentence(figure.part.period))\(known)\(version)"
  }

  /// A sentence a reason, the largest first, each with its effect.
  package var sentences: [String] {
    steps.map { "\($0.effect)\(points): \($0.sentence)." }
  }

  /// What to know beside it, the caveat first.
  package var notes: [String] { explanation.notes.map(\.sentence) }

  /// What the bars of the two figures are called: what they differ in.
  func name(_ figure: Figure) -> String {
    let period = PeriodFormat.long(figure.part.period)
    let (from, to) = (explanation.from, explanation.to)
    var name = period.prefix(1).uppercased() + period.dropFirst()
    if from.knownLength != to.knownLength, let time = figure.knownTime {
      name += ", known on \(PeriodFormat.date(London.date(at: time)))"
    }
    if let version = figure.question.definition { name += ", version \(version)" }
    return name
  }
}

extension Explanation.BreakdownPart {
  /// The name with the key, where there is one.
  fileprivate var title: String { shownName.map { "\($0) (\(key))" } ?? key }
}

extension Explanation.Reason {
  /// A few words for a chart or a table.
  package var title: String {
    switch factor {
    case .window:
      switch part {
      case .entered: "Came into the period"
      case .left: "Dropped out of the period"
      case nil: "The period"
      }
    case .late: "Known late"
    case .removed: "Cancelled or taken up again"
    case .corrected: "Corrected"
    case .definition: "The definition"
    case .population: "The population"
    case .published: "The publisher's revision"
    case .rounding: "Rounding"
    }
  }
}
