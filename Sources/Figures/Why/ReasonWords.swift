internal import Events

/// One sentence for each reason, from a small set of templates per factor.
struct ReasonWords {
  let a: SideRules
  let b: SideRules
  let kinds: [RecordKind]

  func text(_ reason: Explanation.Reason) -> String {
    let count = reason.recordCount
    let noun = noun(count)
    return switch reason.factor {
    case .window:
      switch reason.part {
      case .entered: "\(count) \(noun) entered the period as it moved from \(period(a)) to \(period(b))"
      case .left: "\(count) \(noun) left the period as it moved from \(period(a)) to \(period(b))"
      case nil: "the period moved from \(period(a)) to \(period(b)), which changes \(count) \(noun)"
      }
    case .late:
      a.side.point.length <= b.side.point.length
        ? "\(count) \(noun) became known only after \(point(a))"
        : "\(count) \(noun) known at \(point(a)) were not known yet at \(point(b))"
    case .removed:
      a.side.point.length <= b.side.point.length
        ? "\(count) \(noun) changed because records were cancelled, withdrawn, transferred or taken up again"
        : "\(count) \(noun) stood as before records were cancelled, withdrawn, transferred or taken up again"
    case .corrected:
      "\(count) \(noun) changed because records or the areas they lie in were corrected"
    case .definition: definition(reason)
    case .population:
      "the population used moved from \(persons(a)) to \(persons(b))"
    case .published: "the published statistic changed"
    }
  }

  private func definition(_ reason: Explanation.Reason) -> String {
    let (count, noun) = (reason.recordCount, noun(reason.recordCount))
    let (old, new) = (versions(a), versions(b))
    guard old != new else { return "the rule moved with the period, which changes \(count) \(noun)" }
    if reason.denominator.isZero, reason.numerator == Rational(count), count > 0 {
      return "\(count) \(noun) \(count == 1 ? "counts" : "count") under \(new) that \(old) left out"
    }
    if reason.denominator.isZero, reason.numerator == Rational(-count), count > 0 {
      return "\(count) \(noun) that \(old) counted \(count == 1 ? "is" : "are") left out under \(new)"
    }
    return "\(count) \(noun) \(count == 1 ? "is" : "are") judged differently under \(new) than under \(old)"
  }

  private func versions(_ side: SideRules) -> String {
    let versions = side.figure.versions
    return (versions.count == 1 ? "version " : "versions ") + versions.map(String.init).joined(separator: ", ")
  }

  private func period(_ side: SideRules) -> String { FigureText.period(side.window) }

  private func point(_ side: SideRules) -> String {
    side.figure.knownTime.map { "\(London.date(at: $0))" } ?? "the beginning"
  }

  private func persons(_ side: SideRules) -> String {
    side.figure.part.denominator.map { $0.json.text } ?? "none"
  }

  private func noun(_ count: Int) -> String {
    guard kinds.count == 1, let kind = kinds.first else { return count == 1 ? "record" : "records" }
    let (one, many) =
      switch kind {
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
    return count == 1 ? one : many
  }
}
