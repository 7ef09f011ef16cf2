internal import Events
package import Explanations
internal import Figures
internal import Rationals

/// One sentence for each reason, from a small set of templates per factor and measure.
package struct ReasonSentences {
  private let explanation: Explanation
  private let minus: NumberFormat.Minus

  /// - Parameter minus: before what is counted less.
  package init(_ explanation: Explanation, minus: NumberFormat.Minus) {
    self.explanation = explanation
    self.minus = minus
  }

  private var a: Figure { explanation.from }
  private var b: Figure { explanation.to }
  private var measure: Definition.Measure? { b.header?.measure }

  /// A sentence for each reason, without its effect and a full stop. What reasons count is rounded by largest remainder, so
  /// that it adds up as it is printed.
  package var sentences: [String] {
    let (numerators, denominators) = explanation.roundedCounts
    return explanation.reasons.enumerated().map { index, reason in
      Wording.said(text(reason) + counted(reason, numerators.rounded[index], denominators.rounded[index]))
    }
  }

  private func text(_ reason: Explanation.Reason) -> String {
    let (count, records) = (reason.recordCount, reason.recordCount.map(records) ?? "records")
    return switch reason.factor {
    case .window where measure == .published:
      "the statistic is for \(period(b)) in place of \(period(a))"
    case .window:
      switch reason.part {
      case .entered: "\(records) came in as the period moved from \(period(a)) to \(period(b))"
      case .left: "\(records) dropped out as the period moved from \(period(a)) to \(period(b))"
      case nil: "the period moved from \(period(a)) to \(period(b))\(count == nil ? "" : ", which concerns \(records)")"
      }
    case .late:
      explanation.isBackwards
        ? "\(records) known on \(point(a)) \(count == 1 ? "was" : "were") not known yet on \(point(b))"
        : "\(records) became known only after \(point(a))\(explanation.hasRelations ? ", or changed with one that did" : "")"
    case .removed: changed(records, count, "cancelled, withdrawn, transferred or taken up again")
    case .corrected: changed(records, count, "corrected")
    case .definition: definition(reason, records)
    case .population: population
    case .published: published(reason.publisher ?? "the publisher")
    case .rounding: "the counts are told rounded, and what is smaller is not told"
    }
  }

  /// What was done to records; where a version looks for other records, it may have been done to those.
  private func changed(_ records: String, _ count: Int?, _ done: String) -> String {
    if explanation.hasRelations {
      return
        "\(records) \(explanation.isBackwards ? "stood as before \(many)" : "changed because \(many)") were \(done)"
    }
    let verb = explanation.isBackwards ? (count == 1 ? "was not yet" : "were not yet") : (count == 1 ? "was" : "were")
    return "\(records) \(verb) \(done)"
  }

  // MARK: What is counted

  /// ` (+20 counted, of +62 in all)`; nothing where the effect or the sentence says it already.
  private func counted(_ reason: Explanation.Reason, _ numerator: Rational, _ denominator: Rational) -> String {
    guard reason.factor != .population, reason.factor != .rounding, measure != .count, measure != .published,
      !saysItsCount(reason)
    else {
      return ""
    }
    if measure == .rate { return " (\(signed(numerator)) counted)" }
    let all = reason.denominator.isZero ? "" : ", of \(signed(denominator)) in all"
    return " (\(signed(numerator)) counted\(all))"
  }

  private func signed(_ value: Rational) -> String {
    NumberFormat.signedCount(value, decimals: value.whole == nil ? 2 : 0, minus: minus)
  }

  // MARK: Factors

  private func definition(_ reason: Explanation.Reason, _ records: String) -> String {
    let (count, old, new) = (reason.recordCount, versions(a), versions(b))
    guard old != new else {
      return "the rule moved with the period\(count == nil ? "" : ", which concerns \(records)")"
    }
    if saysItsCount(reason) {
      return reason.numerator > .zero
        ? "\(records) \(count == 1 ? "counts" : "count") under \(new) that \(old) left out"
        : "\(records) that \(old) counted \(count == 1 ? "is" : "are") left out under \(new)"
    }
    return "\(records) \(count == 1 ? "is" : "are") judged differently under \(new) than under \(old)"
  }

  /// Whether the sentence on a definition says by itself how many are counted: all its records, or none of them.
  private func saysItsCount(_ reason: Explanation.Reason) -> Bool {
    guard let count = reason.recordCount, count > 0 else { return false }
    return reason.factor == .definition && versions(a) != versions(b) && reason.denominator.isZero
      && reason.numerator.magnitude == Rational(count)
  }

  private func versions(_ figure: Figure) -> String { ListFormat.versions(figure.versions) }

  private var population: String {
    func persons(_ figure: Figure) -> String { figure.part.denominator?.formatted(minus: minus) ?? "none" }
    if let one = a.populationYear, let other = b.populationYear, one != other {
      return "the population used moved from \(persons(a)) (mid-\(one)) to \(persons(b)) (mid-\(other))"
    }
    let when = b.populationYear.map { " for mid-\($0)" } ?? ""
    return explanation.isBackwards
      ? "the estimate of the population\(when) was \(persons(b)), before it was revised to \(persons(a))"
      : "the estimate of the population\(when) was revised from \(persons(a)) to \(persons(b))"
  }

  private func published(_ publisher: String) -> String {
    explanation.isBackwards ? "\(publisher) had not revised the statistic yet" : "\(publisher) revised the statistic"
  }

  // MARK: Words

  private func period(_ figure: Figure) -> String { PeriodFormat.inSentence(figure.part.period) }

  /// The day of a point of knowledge; where both are on one day, the time.
  private func point(_ figure: Figure) -> String {
    func day(_ figure: Figure) -> CivilDate? { figure.knownTime.map { London.date(at: $0) } }
    guard let own = day(figure), let time = figure.knownTime else { return "the beginning" }
    return day(a) == day(b) ? time.description : PeriodFormat.date(own)
  }

  private func records(_ count: Int) -> String { NumberFormat.counted(count, words.one, words.many) }

  private var many: String { words.many }

  private var words: (one: String, many: String) {
    let kinds = explanation.countedKinds
    guard kinds.count == 1, let kind = kinds.first else { return ("record", "records") }
    return switch kind {
    case .crime: ("crime", "crimes")
    case .incident: ("incident", "incidents")
    case .marac: ("case", "cases")
    case .referral: ("referral", "referrals")
    case .answer: ("answer", "answers")
    case .admission: ("admission", "admissions")
    case .disposal: ("disposal", "disposals")
    case .member: ("cohort member", "cohort members")
    case .reoffence: ("reoffence", "reoffences")
    }
  }
}
