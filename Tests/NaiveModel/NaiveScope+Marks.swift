import Events

/// What is said beside a figure.
extension NaiveScope {
  /// "b break in series (the versions that judge a day of the window or of the previous one differ in `measure`, `count`,
  /// `of`, `per`, `over` or `window`, as values with defaults filled in)"
  func hasBreak(_ months: Range<Month>, _ before: Range<Month>) -> Bool {
    let versions = judges.judges(of: months) + judges.judges(of: before)
    return versions.contains { one in
      versions.contains { other in
        one.measure != other.measure || one.count != other.count || one.of != other.of || one.per != other.per
          || one.over != other.over || one.window != other.window
      }
    }
  }

  /// "a follow-up time not yet over: the window's last day plus N months is not before the civil day, in London, of
  /// `knownAt.time`": of any version that judges a day of the window, whatever the header's measure.
  func isFollowUpOpen(_ months: Range<Month>) -> Bool {
    guard let time = world.time else { return false }
    let last = CivilDate(day: months.upperBound.start.day - 1)
    let relations = judges.judges(of: months).flatMap { [$0.count, $0.of] }.flatMap { [$0?.followed, $0?.each] }
    return relations.compactMap { $0 }.contains { last.adding(months: $0.withinMonths) >= London.date(at: time) }
  }

  /// "r revised since `figure.published`"
  func isRevised(_ part: NaivePart) -> Bool {
    let published = world.publications.last {
      $0.subject == indicator && $0.data["area"]?.text == area
        && $0.data["period"]?["start"]?.date == part.months.lowerBound.start
        && $0.data["period"]?["end"]?.date == part.months.upperBound.start
    }
    guard let published, published.data["display"]?.text != "[c]" else { return false }
    return published.data["value"]?.number?.double != part.value?.double
  }

  /// "rate by Byar's method …; percentage by Wilson's …; none for count and ratio, nor for a percentage whose numerator
  /// exceeds its denominator (a rate may: events can outnumber persons); published: its own."
  func hasInterval(_ part: NaivePart) -> Bool {
    guard part.value != nil else { return false }
    switch header.measure {
    case .count, .ratio: return false
    case .published:
      // Its own is there where both of its limits are; weights matter only where something is counted.
      let statistic = world.statistic(indicator, area, part.months)
      return statistic?.data["lower"] != nil && statistic?.data["upper"] != nil
    case .rate:
      // "Where a version judging the window has `weights` there is no interval"; "the numerator is not a whole number,
      // there is … no rate interval"
      return !part.hasWeights && part.numerator?.isWhole ?? false
    case .percentage: return !part.hasWeights && !part.exceeds
    }
  }
}
