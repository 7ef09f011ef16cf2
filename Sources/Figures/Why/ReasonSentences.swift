internal import Events
internal import Projections

/// One sentence for each reason, from a small set of templates per factor and measure.
struct ReasonSentences {
  let a: SideContext
  let b: SideContext
  let area: String

  /// Puts the sentences in. What reasons count is rounded by largest remainder, so that it adds up as it is printed.
  func complete(_ reasons: inout [Explanation.Reason]) {
    let (start, end) = (a.figure.part, b.figure.part)
    let numerators = LargestRemainder.counts(
      reasons.map(\.numerator), from: start.numerator, to: end.numerator
    ).rounded
    let denominators = LargestRemainder.counts(
      reasons.map(\.denominator), from: start.denominator, to: end.denominator
    ).rounded
    for index in reasons.indices {
      reasons[index].text =
        text(reasons[index]) + counted(reasons[index], numerators[index], denominators[index])
    }
  }

  private func text(_ reason: Explanation.Reason) -> String {
    let (count, records) = (reason.recordCount, records(reason.recordCount))
    return switch reason.factor {
    case .window:
      switch reason.part {
      case .entered: "\(records) came in as the period moved from \(period(a)) to \(period(b))"
      case .left: "\(records) dropped out as the period moved from \(period(a)) to \(period(b))"
      case nil: "the period moved from \(period(a)) to \(period(b)), which concerns \(records)"
      }
    case .late:
      isBackwards
        ? "\(records) known on \(point(a)) \(count == 1 ? "was" : "were") not known yet on \(point(b))"
        : "\(records) became known only after \(point(a))\(hasRelations ? ", or changed with one that did" : "")"
    case .removed: changed(records, count, "cancelled, withdrawn, transferred or taken up again")
    case .corrected: changed(records, count, "corrected")
    case .definition: definition(reason, records)
    case .population: population
    case .published: "the published statistic changed"
    }
  }

  /// What was done to records; where a version looks for other records, it may have been done to those.
  private func changed(_ records: String, _ count: Int, _ done: String) -> String {
    if hasRelations {
      return "\(records) \(isBackwards ? "stood as before \(many)" : "changed because \(many)") were \(done)"
    }
    let verb = isBackwards ? (count == 1 ? "was not yet" : "were not yet") : (count == 1 ? "was" : "were")
    return "\(records) \(verb) \(done)"
  }

  // MARK: What is counted

  /// ` (+20 counted, of +62 in all)`; nothing where the effect or the sentence says it already.
  private func counted(_ reason: Explanation.Reason, _ numerator: Rational, _ denominator: Rational) -> String {
    guard reason.factor != .population, b.header.measure != .count, !saysItsCount(reason) else { return "" }
    if b.header.measure == .rate { return " (\(signed(numerator)) counted)" }
    let all = reason.denominator.isZero ? "" : ", of \(signed(denominator)) in all"
    return " (\(signed(numerator)) counted\(all))"
  }

  private func signed(_ value: Rational) -> String {
    let text = value.whole.map { NumberFormat.grouped($0) } ?? value.rounded(decimals: 2)
    return value > .zero ? "+" + text : text
  }

  // MARK: Factors

  private func definition(_ reason: Explanation.Reason, _ records: String) -> String {
    let (count, old, new) = (reason.recordCount, versions(a), versions(b))
    guard old != new else { return "the rule moved with the period, which concerns \(records)" }
    if saysItsCount(reason) {
      return reason.numerator > .zero
        ? "\(records) \(count == 1 ? "counts" : "count") under \(new) that \(old) left out"
        : "\(records) that \(old) counted \(count == 1 ? "is" : "are") left out under \(new)"
    }
    return "\(records) \(count == 1 ? "is" : "are") judged differently under \(new) than under \(old)"
  }

  /// Whether the sentence on a definition says by itself how many are counted: all its records, or none of them.
  private func saysItsCount(_ reason: Explanation.Reason) -> Bool {
    reason.factor == .definition && versions(a) != versions(b) && reason.denominator.isZero && reason.recordCount > 0
      && reason.numerator.magnitude == Rational(reason.recordCount)
  }

  private func versions(_ side: SideContext) -> String {
    let versions = side.figure.versions
    return (versions.count == 1 ? "version " : "versions ") + versions.map(String.init).joined(separator: ", ")
  }

  private var population: String {
    func year(_ side: SideContext) -> Int? {
      side.side.point.populations.population(of: area, end: side.window.upperBound)?.year
    }
    func persons(_ side: SideContext) -> String { side.figure.part.denominator.map(\.reading) ?? "none" }
    if let one = year(a), let other = year(b), one != other {
      return "the population used moved from \(persons(a)) (mid-\(one)) to \(persons(b)) (mid-\(other))"
    }
    let when = year(b).map { " for mid-\($0)" } ?? ""
    return isBackwards
      ? "the estimate of the population\(when) was \(persons(b)), before it was revised to \(persons(a))"
      : "the estimate of the population\(when) was revised from \(persons(a)) to \(persons(b))"
  }

  // MARK: Words

  private var isBackwards: Bool { a.side.point.length > b.side.point.length }

  private func period(_ side: SideContext) -> String { PeriodFormat.inSentence(side.window) }

  /// The day of a point of knowledge; where both are on one day, the time.
  private func point(_ side: SideContext) -> String {
    func day(_ side: SideContext) -> CivilDate? { side.figure.knownTime.map { London.date(at: $0) } }
    guard let own = day(side), let time = side.figure.knownTime else { return "the beginning" }
    return day(a) == day(b) ? time.description : PeriodFormat.date(own)
  }

  private func records(_ count: Int) -> String { NumberFormat.counted(count, words.one, words.many) }

  private var many: String { words.many }

  private var countings: [Counting] {
    [a, b].flatMap(\.judges.definitions).flatMap { [$0.count, $0.of].compactMap { $0 } }
  }

  private var hasRelations: Bool { countings.contains(where: \.hasRelations) }

  private var words: (one: String, many: String) {
    let kinds = Set(countings.flatMap(\.records))
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
