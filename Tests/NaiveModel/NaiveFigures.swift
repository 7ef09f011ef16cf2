package import Events

/// Figures by linear scans of the ledger's events.
package struct NaiveFigures: Sendable {
  package let events: [NaiveEvent]

  package init(_ events: [NaiveEvent]) { self.events = events }

  /// A question that has no figure at all.
  package enum Refused: Error, Equatable {
    /// "N above the length: refused"
    case beyondTheLedger
    /// No version of that number was ever adopted.
    case unknownDefinition
    /// "Where no version is known … there is no value": and no window either.
    case noVersion
  }

  /// The figure of an indicator for an area and a month, as the first `known` events tell it.
  /// - Parameters:
  ///   - definition: the number of the version that judges everything; nil for those in force.
  ///   - window: in place of the definition's, as `trend --window` does.
  package func figure(
    _ indicator: Word, area: Word, to month: Month, known: Int, definition number: Int? = nil,
    window: Window? = nil
  ) throws(Refused) -> NaiveFigure {
    guard known <= events.count else { throw .beyondTheLedger }
    let world = NaiveWorld(events.prefix(known))
    let judges = try judges(indicator, in: world, only: number)
    // "The header (window, measure, per, decimals, threshold …) is that of the version in force on the last
    // day of the `--to` month, or of N."
    guard let header = judges.judge(on: CivilDate(day: month.end.day - 1)) else { throw .noVersion }
    let months = (window ?? header.window).months(to: month)
    let before = (window ?? header.window).previous(of: months, rule: header.previous)
    let scope = Scope(world: world, judges: judges, header: header, indicator: indicator, area: area)
    let current = scope.part(months)
    return NaiveFigure(
      indicator: indicator, area: area, known: known, header: header.version, measure: header.measure,
      decimals: header.decimals, current: current, previous: scope.part(before),
      unplaced: scope.unplaced(months) { $0.count.map { [$0] } ?? [] },
      unplacedInEither: scope.unplaced(months) { [$0.count, $0.of].compactMap { $0 } },
      comparators: scope.comparators(months), isFollowUpOpen: scope.isFollowUpOpen(months),
      isRevised: scope.isRevised(current))
  }

  /// Who judges in a world; `number` is that of the version that judges everything, where one was asked for.
  func judges(_ indicator: Word, in world: NaiveWorld, only number: Int?) throws(Refused) -> NaiveJudges {
    // "N may be adopted after the known-at point."
    let everAdopted = events.filter { $0.subject == indicator }.compactMap(\.definition)
    let only = everAdopted.first { $0.version == number }
    if number != nil, only == nil { throw .unknownDefinition }
    return NaiveJudges(known: world.definitions.filter { Word($0.indicator) == indicator }, only: only)
  }

  private struct Scope {
    let world: NaiveWorld
    let judges: NaiveJudges
    let header: Definition
    let indicator: Word
    let area: Word

    func part(_ months: Range<Month>) -> NaivePart {
      var part = NaivePart(months: months)
      let judging = judges.judges(of: months)
      part.versions = judging.map(\.version)
      switch header.measure {
      case .count: part.numerator = sum(months, \.count)
      case .rate:
        part.numerator = sum(months, \.count)
        let population = world.population(of: area, windowEnd: months.upperBound.start)
        part.populationYear = population?.year
        part.denominator = population?.persons
        if population == nil { part.absences.insert(.noPopulation) }
      case .percentage, .ratio:
        part.numerator = sum(months, \.count)
        part.denominator = sum(months, \.of)
      case .published:
        // "the newest `statistic.published` for the window's dates; no counting"
        let statistic = world.statistic(indicator, area, months)
        part.numerator = statistic?.data["numerator"]?.number.map { Fraction($0) }
        part.denominator = statistic?.data["denominator"]?.number.map { Fraction($0) }
        if statistic == nil { part.absences.insert(.noStatistic) }
      }
      if header.measure != .published, part.denominator == .zero { part.absences.insert(.zeroDenominator) }
      let coverage = world.coverage(of: months, area: area, judges: judging)
      part.isPartial = coverage.contains("partial")
      if coverage.contains("missing") { part.absences.insert(.missingMonth) }
      // "A zero denominator, a missing population or a month declared missing gives `value: null` …; the
      // parts that exist are kept."
      if part.absences.isEmpty { part.value = value(part) }
      return part
    }

    private func value(_ part: NaivePart) -> Fraction? {
      switch (header.measure, part.numerator, part.denominator) {
      case (.count, let numerator?, _): numerator
      case (.rate, let numerator?, let persons?): Fraction(header.per) * numerator / persons
      case (.percentage, let numerator?, let denominator?): Fraction(100) * numerator / denominator
      case (.ratio, let numerator?, let denominator?): numerator / denominator
      case (.published, _, _): world.statistic(indicator, area, part.months)?.data["value"]?.number.map { Fraction($0) }
      default: nil
      }
    }

    /// "A record adds to the numerator if its judge's `count` takes it and to the denominator if its judge's
    /// `of` takes it." "An area's records are those whose area is it or lies below it in the hierarchy known
    /// at that point."
    private func sum(_ months: Range<Month>, _ part: (Definition) -> Counting?) -> Fraction {
      var sum = Fraction.zero
      for record in world.records where isWithin(record, months) {
        guard let place = record.area, world.isAtOrBelow(place, area) else { continue }
        guard let counting = judges.judge(on: record.date).flatMap(part) else { continue }
        if let added = world.added(by: record, to: counting) { sum = sum + added }
      }
      return sum
    }

    /// "A note says how many matching records lie at an area above the figure's (they could not be placed)."
    func unplaced(_ months: Range<Month>, _ parts: (Definition) -> [Counting]) -> Int {
      guard header.measure != .published else { return 0 }
      return world.records.filter { record in
        guard isWithin(record, months), let place = record.area, world.above(area).contains(place) else {
          return false
        }
        return (judges.judge(on: record.date).map(parts) ?? []).contains {
          world.added(by: record, to: $0) != nil
        }
      }.count
    }

    private func isWithin(_ record: NaiveRecord, _ months: Range<Month>) -> Bool {
      months.lowerBound.start <= record.date && record.date < months.upperBound.start
    }

    /// "a follow-up time not yet over": of a record on the last day of the window, on the day of the last event.
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

    /// "`comparators`: the newest `statistic.published` for that indicator and those dates in an area above,
    /// with its publisher"
    func comparators(_ months: Range<Month>) -> [NaiveFigure.Comparator] {
      world.above(area).compactMap { place in
        guard let statistic = world.statistic(indicator, place, months), let value = statistic.data["value"]?.number,
          let publisher = statistic.data["publisher"]?.text
        else { return nil }
        return NaiveFigure.Comparator(area: place, value: Fraction(value), publisher: publisher)
      }
    }
  }
}

extension NaiveWorld {
  /// "a newer one for the same subject, area and dates replaces the older"
  func statistic(_ indicator: Word, _ area: Word, _ months: Range<Month>) -> NaiveEvent? {
    statistics.last {
      $0.subject == indicator && $0.data["area"]?.text == area
        && $0.data["start"]?.date == months.lowerBound.start
        && $0.data["end"]?.date == months.upperBound.start
    }
  }
}
