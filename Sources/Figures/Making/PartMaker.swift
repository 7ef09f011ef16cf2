internal import Events
internal import Projections
internal import Rationals
internal import Snapshots

/// What one window counts, and why there may be no value.
struct WindowCount {
  var part: Figure.Part
  /// The sum of the squares of the weights of the `of` records, for weighted percentages.
  var squares = Rational.zero
  /// The definitions that judge at least one day, with the days.
  var segments: [Segment] = []
  /// What the feeds account for.
  var account = WindowAccount()
  /// Why there is no value.
  var absences: [Figure.Absence] = []
  var statistic: PublishedStatistic?
  /// The year of the population, for rates.
  var populationYear: Int?

  /// A version that judges some of the days, with what its countings come to.
  struct Segment {
    let version: JudgingVersion
    let dates: Range<CivilDate>
    var found: [Counter.Result] = []

    var definition: Definition { version.definition }
  }

  /// Whether a record may add a value of its own.
  var hasWeights: Bool { segments.contains(where: \.definition.hasWeights) }
}

/// Counts one window of an indicator in an area at a point of knowledge.
struct PartMaker {
  let indicator: IndicatorWorkings
  let area: AreaWorkings
  /// What gives the figure its measure and its window.
  let version: JudgingVersion

  private var header: Definition { version.definition }
  private var point: Snapshot { indicator.point }

  /// Whether the measure counts records for a denominator.
  private var hasDenominator: Bool { header.measure == .percentage || header.measure == .ratio }

  /// - Parameter looksOutside: whether it is told too how many records could not be placed.
  func count(_ months: Range<Month>, looksOutside: Bool) -> WindowCount {
    let dates = months.lowerBound.start..<months.upperBound.start
    var window = WindowCount(part: Figure.Part(period: dates))
    window.segments = indicator.segments(of: dates).map { WindowCount.Segment(version: $0.version, dates: $0.dates) }
    if header.measure == .published {
      publish(into: &window)
    } else {
      tally(into: &window, looksOutside)
      evaluate(&window)
      window.account = area.account(requirements(of: window), months: months)
      window.absences += window.account.gaps.map(absence)
    }
    let isKnown = area.isKnown
    if !isKnown { window.absences.insert(.unknownArea(area.code), at: 0) }
    if !window.account.gaps.isEmpty || !isKnown { window.part.value = nil }
    return window
  }

  private func requirements(of window: WindowCount) -> [FeedRequirement] {
    window.segments.count == 1
      ? window.segments[0].version.requirements : window.segments.flatMap { $0.version.requirements }
  }

  private func absence(_ gap: WindowAccount.Gap) -> Figure.Absence {
    .unaccounted(
      feeds: gap.feeds, undeclared: gap.undeclared, missing: gap.missing,
      areas: gap.areas.map { Figure.AreaLabel(code: $0, name: point.hierarchy.name(of: $0)) })
  }

  // MARK: Counting

  private func tally(into window: inout WindowCount, _ looksOutside: Bool) {
    var (numerator, denominator) = (Tally(), Tally())
    for index in window.segments.indices {
      let (version, dates) = (window.segments[index].version, window.segments[index].dates)
      if let counting = version.count {
        let found = counting.count(dates, in: area, looksOutside: looksOutside)
        numerator += found.tally
        window.segments[index].found.append(found)
      }
      if let counting = version.of {
        let found = counting.count(dates, in: area, looksOutside: looksOutside)
        if hasDenominator { denominator += found.tally }
        window.segments[index].found.append(found)
      }
    }
    window.part.numerator = numerator.sum
    window.part.recordCount = numerator.recordCount
    switch header.measure {
    case .count, .published: break
    case .rate:
      let end = window.part.period.upperBound
      if let population = area.population(end: end, kind: header.over) {
        window.part.denominator = Rational(population.persons)
        window.populationYear = population.year
      } else {
        window.absences.append(.noPopulation(area: area.code, of: header.over))
      }
    case .percentage, .ratio:
      window.part.denominator = denominator.sum
      window.squares = denominator.squares
      window.part.wholeCount = denominator.takenCount
      if header.measure == .percentage {
        window.part.complementCount = complement(numerator.recordCount, denominator.takenCount, window)
      }
    }
  }

  /// The number of records of the denominator that do not add to the numerator; where that is certainly not too small to
  /// be shown, the least that it can be.
  private func complement(_ numerator: Int, _ denominator: Int, _ window: WindowCount) -> Int {
    let least = denominator - numerator
    guard let limit = header.suppressBelow, least < limit, denominator > 0 else { return least }
    var above: Set<RecordID> = []
    var below: Set<RecordID> = []
    for segment in window.segments {
      for (counting, isAbove) in [(segment.definition.count, true), (segment.definition.of, false)] {
        guard let counting else { continue }
        let records = point.takenRecords(counting, dates: segment.dates, in: area.scope.inside)
        if isAbove {
          above.formUnion(records.filter { !$0.amount.isZero }.map(\.id))
        } else {
          below.formUnion(records.map(\.id))
        }
      }
    }
    return below.subtracting(above).count
  }

  private func evaluate(_ window: inout WindowCount) {
    guard let numerator = window.part.numerator else { return }
    if header.measure == .count {
      window.part.value = numerator
      return
    }
    guard let denominator = window.part.denominator else { return }
    guard !denominator.isZero else {
      window.absences.append(
        header.measure == .rate ? .zeroPopulation(area: area.code, of: header.over) : .nothingInDenominator)
      return
    }
    window.part.value = header.factor * numerator / denominator
  }

  private func publish(into window: inout WindowCount) {
    let dates = window.part.period
    let statistic = indicator.inArea(area).statistics.last { $0.isOf(dates) }
    guard let statistic else {
      window.absences.append(.noStatistic(area: area.code, period: dates))
      return
    }
    window.statistic = statistic
    window.part.value = Rational(statistic.value)
    window.part.numerator = statistic.numerator.map { Rational($0) }
    window.part.denominator = statistic.denominator.map { Rational($0) }
  }
}
