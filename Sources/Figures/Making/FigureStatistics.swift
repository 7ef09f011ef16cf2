internal import Events
internal import Projections
internal import Rationals
internal import Statistics

/// Intervals, comparisons and reliability of a figure, from what its windows count.
struct FigureStatistics {
  let header: Definition
  let now: WindowCount
  let before: WindowCount

  func complete(_ figure: inout Figure) {
    guard figure.part.value != nil else { return }
    let isWeighted = now.hasWeights
    // What is published has its own interval, whoever judges.
    if !isWeighted || header.measure == .published { figure.interval = interval(now) }
    if before.part.value != nil, !isWeighted, !before.hasWeights, !figure.marks.contains(.breakInSeries),
      !figure.part.isSuppressed, !figure.previous.isSuppressed
    {
      figure.changeTest = changeTest()
    }
    if isWeighted {
      figure.notes.append(.weighted)
    } else if before.hasWeights {
      figure.notes.append(.previousWeighted)
    }
    if isUnreliable(now.part), !isWeighted, !figure.part.isSuppressed { figure.marks.insert(.unreliable) }
    if header.measure == .rate, !isWeighted {
      if now.part.numerator?.whole == nil {
        figure.notes.append(.numeratorNotWhole)
      } else if before.part.value != nil, !before.hasWeights, before.part.numerator?.whole == nil {
        figure.notes.append(.previousNumeratorNotWhole)
      }
    }
    figure.thresholdStatus = header.threshold.map { status($0, figure.interval) }
  }

  // MARK: Reliability

  private static let reliableFrom = 10

  /// A rate with a numerator below 10; a percentage with a numerator or a complement below 10.
  private func isUnreliable(_ part: Figure.Part) -> Bool {
    guard let numerator = part.numerator else { return false }
    let limit = Rational(FigureStatistics.reliableFrom)
    switch header.measure {
    case .rate: return numerator < limit
    case .percentage:
      return numerator < limit || part.denominator.map { $0 - numerator < limit } ?? false
    case .count, .ratio, .published: return false
    }
  }

  // MARK: Intervals

  private func interval(_ window: WindowCount) -> Interval? {
    let part = window.part
    switch header.measure {
    case .count, .ratio: return nil
    case .published:
      guard let lower = window.statistic?.lower, let upper = window.statistic?.upper else { return nil }
      return Interval(level: 0.95, method: .published, lower: lower.double, upper: upper.double)
    case .rate:
      guard let events = part.numerator?.whole, let denominator = part.denominator else { return nil }
      return try? RateInterval.rate(events: events, population: denominator.double, per: header.per.double)
    case .percentage:
      return proportion(window)?.wilson().scaled(by: 100)
    }
  }

  /// The share, on the effective sample size where records have weights; nil where the part exceeds the whole.
  private func proportion(_ window: WindowCount) -> Proportion? {
    guard let numerator = window.part.numerator, let denominator = window.part.denominator,
      !denominator.isZero, numerator <= denominator
    else { return nil }
    if window.squares == denominator { return try? Proportion(numerator.double, of: denominator.double) }
    return try? Proportion(numerator.double, of: denominator.double, squares: window.squares.double)
  }

  // MARK: Comparisons

  private func changeTest() -> ChangeTest? {
    switch header.measure {
    case .rate:
      guard let now = side(now), let before = side(before) else { return nil }
      return (try? RateComparison(now, to: before)).map { .rates($0) }
    case .percentage:
      guard let now = proportion(now), let before = proportion(before) else { return nil }
      return .percentages(ProportionComparison(now, to: before))
    case .count, .ratio, .published: return nil
    }
  }

  /// A count with its exposure: persons times months.
  private func side(_ window: WindowCount) -> RateComparison.Side? {
    guard let events = window.part.numerator?.whole, let persons = window.part.denominator, !persons.isZero else {
      return nil
    }
    return RateComparison.Side(events: events, exposure: persons.double * Double(window.part.period.monthCount))
  }

  private func status(_ threshold: Definition.Threshold, _ interval: Interval?) -> ThresholdStatus {
    guard let interval else { return .notDistinguishable }
    if let highest = threshold.upper ?? threshold.lower, interval.lower > highest.double { return .above }
    if let lowest = threshold.lower ?? threshold.upper, interval.upper < lowest.double { return .below }
    return .notDistinguishable
  }
}
