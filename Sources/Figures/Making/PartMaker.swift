internal import Events
internal import Projections

/// What one window counts, and why there may be no value.
struct WindowCount {
  var part: Figure.Part
  /// The sum of the squares of the weights of the `of` records, for weighted percentages.
  var squares = Rational.zero
  /// Records that could not be placed: they lie at an area above.
  var above = 0
  /// The months declared missing, and those declared partial.
  var missing: [Month] = []
  var partial: [Month] = []
  /// Why there is no value, as sentences.
  var reasons: [String] = []
  var statistic: PublishedStatistic?
  /// The year of the population, for rates.
  var populationYear: Int?
}

/// Counts one window of an indicator in an area at a point of knowledge.
struct PartMaker {
  let point: Snapshot
  let indicator: String
  let area: String
  let header: Definition
  let judges: Judges

  func count(_ months: Range<Month>) -> WindowCount {
    let dates = months.lowerBound.start..<months.upperBound.start
    var window = WindowCount(part: Figure.Part(period: dates))
    if header.measure == .published {
      publish(into: &window)
    } else {
      tally(into: &window)
      evaluate(&window)
    }
    cover(months, &window)
    let isKnown = point.isKnown(area: area)
    if !isKnown {
      window.reasons.insert("There is no value: the area \(area) is not known at this point.", at: 0)
    }
    if !window.missing.isEmpty || !isKnown { window.part.value = nil }
    return window
  }

  // MARK: Counting

  private func tally(into window: inout WindowCount) {
    let counter = Counter(point: point)
    var (above, below) = (Tally(), Tally())
    for segment in judges.segments(of: window.part.period) {
      if let counting = segment.definition.count {
        let result = counter.count(counting, dates: segment.dates, area: area)
        above += result.tally
        window.above += result.above
      }
      if let counting = segment.definition.of, header.measure == .percentage || header.measure == .ratio {
        below += counter.count(counting, dates: segment.dates, area: area).tally
      }
    }
    let weights = point.projection.records.dictionary(of: .weight)
    window.part.numerator = above.sums(weights).sum
    switch header.measure {
    case .count, .published: break
    case .rate:
      if let population = point.populations.population(of: area, end: window.part.period.upperBound) {
        window.part.denominator = Rational(population.persons)
        window.populationYear = population.year
      } else {
        window.reasons.append("There is no value: no population of \(area) is known.")
      }
    case .percentage, .ratio:
      let sums = below.sums(weights)
      window.part.denominator = sums.sum
      window.squares = sums.squares
    }
  }

  private func evaluate(_ window: inout WindowCount) {
    guard let numerator = window.part.numerator else { return }
    if header.measure == .count {
      window.part.value = numerator
      return
    }
    guard let denominator = window.part.denominator else { return }
    guard !denominator.isZero else {
      window.reasons.append(
        header.measure == .rate
          ? "There is no value: the population of \(area) is zero."
          : "There is no value: nothing was counted below the line (the denominator is 0).")
      return
    }
    let factor: Rational =
      switch header.measure {
      case .rate: Rational(header.per)
      case .percentage: Rational(100)
      case .count, .ratio, .published: Rational(1)
      }
    window.part.value = factor * numerator / denominator
  }

  private func publish(into window: inout WindowCount) {
    guard let statistic = point.statistic(indicator, area: area, window.part.period) else {
      window.reasons.append(
        "There is no value: no statistic is published for \(area), "
          + "\(window.part.period.lowerBound) to before \(window.part.period.upperBound).")
      return
    }
    window.statistic = statistic
    window.part.value = Rational(statistic.value)
    window.part.numerator = statistic.numerator.map { Rational($0) }
    window.part.denominator = statistic.denominator.map { Rational($0) }
  }

  // MARK: Coverage

  /// Months in words, those in a row together: `2018-01 and 2018-03 to 2018-05 are`.
  private static func words(_ months: [Month]) -> String {
    var runs: [ClosedRange<Month>] = []
    for month in months {
      if let last = runs.last, last.upperBound.adding(1) == month {
        runs[runs.count - 1] = last.lowerBound...month
      } else {
        runs.append(month...month)
      }
    }
    let names = runs.map {
      $0.lowerBound == $0.upperBound ? "\($0.lowerBound)" : "\($0.lowerBound) to \($0.upperBound)"
    }
    return ListFormat.and(names) + (months.count == 1 ? " is" : " are")
  }

  /// The kinds of record that the versions judging the window name, those of their relations included.
  private func kinds(_ window: WindowCount) -> [RecordKind] {
    var kinds: [RecordKind] = []
    for segment in judges.segments(of: window.part.period) {
      for counting in [segment.definition.count, segment.definition.of].compactMap({ $0 }) {
        let relations = [counting.preceded, counting.followed, counting.each].compactMap { $0 }
        for kind in counting.records + relations.flatMap(\.records) where !kinds.contains(kind) {
          kinds.append(kind)
        }
      }
    }
    return kinds
  }

  private func cover(_ months: Range<Month>, _ window: inout WindowCount) {
    guard !point.coverage.isEmpty else { return }
    for kind in kinds(window) {
      for declared in point.coverage.areas(feed: kind.word).sorted() where point.isOnePath(declared, area) {
        var missing: [Month] = []
        for index in months.lowerBound.index..<months.upperBound.index {
          let month = Month(index: index)
          switch point.coverage.newest(feed: kind.word, area: declared, month: month)?.status {
          case .missing: missing.append(month)
          case .partial: window.partial.append(month)
          case .complete, nil: break
          }
        }
        guard !missing.isEmpty else { continue }
        window.missing += missing
        window.reasons.append(
          "There is no value: \(PartMaker.words(missing)) declared missing for \(kind.word) in "
            + "\(point.hierarchy.name(of: declared)) (\(declared)).")
      }
    }
  }
}
