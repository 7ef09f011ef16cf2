internal import Events
internal import Projections
internal import Rationals
internal import Snapshots

/// What one window counts, and why there may be no value.
struct WindowCount {
  var part: Figure.Part
  /// The sum of the squares of the weights of the `of` records, for weighted percentages.
  var squares = Rational.zero
  /// Records that could not be placed: they lie at an area above.
  var unplaced = 0
  /// The months declared missing, and those declared partial.
  var missing: [Month] = []
  var partial: [Month] = []
  /// Why there is no value.
  var absences: [Figure.Absence] = []
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
    if !isKnown { window.absences.insert(.unknownArea(area), at: 0) }
    if !window.missing.isEmpty || !isKnown { window.part.value = nil }
    return window
  }

  // MARK: Counting

  private func tally(into window: inout WindowCount) {
    let counter = Counter(point)
    var (numerator, denominator) = (Tally(), Tally())
    for segment in judges.segments(of: window.part.period) {
      if let counting = segment.definition.count {
        let result = counter.count(counting, dates: segment.dates, area: area)
        numerator += result.tally
        window.unplaced += result.unplaced
      }
      if let counting = segment.definition.of, header.measure == .percentage || header.measure == .ratio {
        denominator += counter.count(counting, dates: segment.dates, area: area).tally
      }
    }
    let weights = point.projection.records.dictionary(of: .weight)
    window.part.numerator = numerator.sums(weights).sum
    switch header.measure {
    case .count, .published: break
    case .rate:
      if let population = point.populations.population(of: area, end: window.part.period.upperBound) {
        window.part.denominator = Rational(population.persons)
        window.populationYear = population.year
      } else {
        window.absences.append(.noPopulation(area: area))
      }
    case .percentage, .ratio:
      let sums = denominator.sums(weights)
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
      window.absences.append(header.measure == .rate ? .zeroPopulation(area: area) : .nothingInDenominator)
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
      window.absences.append(.noStatistic(area: area, period: window.part.period))
      return
    }
    window.statistic = statistic
    window.part.value = Rational(statistic.value)
    window.part.numerator = statistic.numerator.map { Rational($0) }
    window.part.denominator = statistic.denominator.map { Rational($0) }
  }

  // MARK: Coverage

  private func cover(_ months: Range<Month>, _ window: inout WindowCount) {
    guard !point.coverage.isEmpty else { return }
    let kinds = judges.segments(of: window.part.period).flatMap(\.definition.kinds).withoutRepeats
    for kind in kinds {
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
        window.absences.append(.missing(missing, kind, area: declared, areaName: point.hierarchy.name(of: declared)))
      }
    }
  }
}
