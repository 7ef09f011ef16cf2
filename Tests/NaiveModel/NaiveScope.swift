import Events

/// What a figure is made of: an indicator and an area, as a world knows them and as versions judge.
struct NaiveScope {
  let world: NaiveWorld
  let judges: NaiveJudges
  let header: Definition
  let indicator: Word
  let area: Word

  /// A record that the judge's `count` or `of` takes, and what it adds to each.
  struct Entry {
    let place: Word
    let count: Fraction?
    let of: Fraction?

    /// Whether it is one of the "records that add to its numerator".
    var adds: Bool { count.map { $0 != .zero } ?? false }
  }

  /// The records of a window, wherever they are: "A record adds to the numerator if its judge's `count` takes it and to
  /// the denominator if its judge's `of` takes it." A published statistic has "no counting".
  private func entries(_ months: Range<Month>) -> [Entry] {
    guard header.measure != .published else { return [] }
    return world.records.compactMap { record in
      guard months.lowerBound.start <= record.date, record.date < months.upperBound.start, let place = record.area,
        let judge = judges.judge(on: record.date)
      else { return nil }
      let (count, of) = (
        judge.count.flatMap { world.added(by: record, to: $0) }, judge.of.flatMap { world.added(by: record, to: $0) }
      )
      return count == nil && of == nil ? nil : Entry(place: place, count: count, of: of)
    }
  }

  // MARK: Parts

  func part(_ months: Range<Month>) -> NaivePart {
    var part = NaivePart(months: months)
    let judging = judges.judges(of: months)
    part.versions = judging.map(\.version)
    part.hasWeights = judging.contains { $0.count?.weights != nil }
    // "An area's records are those whose area is it or lies below it, by any path through the geographies known at that
    // point, each once."
    let entries = entries(months).filter { world.areas.isAtOrBelow($0.place, area) }
    if header.measure != .published { part.numerator = entries.compactMap(\.count).reduce(.zero, +) }
    switch header.measure {
    case .count: break
    case .rate:
      let population = world.population(of: area, Word(header.over), windowEnd: months.upperBound.start)
      part.populationYear = population?.year
      part.populationOf = population.map { _ in Word(header.over) }
      part.denominator = population?.persons
      if population == nil { part.absences.insert(.noPopulation) }
    case .percentage, .ratio: part.denominator = entries.compactMap(\.of).reduce(.zero, +)
    case .published:
      // "the newest `statistic.published` for the window's dates; no counting"
      let statistic = world.statistic(indicator, area, months)
      part.numerator = statistic?.data["numerator"]?.number.map { Fraction($0) }
      part.denominator = statistic?.data["denominator"]?.number.map { Fraction($0) }
      if statistic == nil { part.absences.insert(.noStatistic) }
    }
    // "Zero persons are a zero denominator."
    if header.measure != .published, part.denominator == .zero { part.absences.insert(.zeroDenominator) }
    // A figure of a published statistic counts nothing that a feed could account for, whoever judges its window.
    if header.measure != .published { part.coverage = world.coverage(of: months, area: area, judges: judging) }
    if !part.coverage.gaps.isEmpty { part.absences.insert(.unaccounted) }
    part.isSuppressed = isSuppressed(entries)
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

  // MARK: Suppression

  /// "the number of records that add to its numerator (for a percentage also the number of `of` records that do not) is
  /// from 1 to `suppressBelow`-1". A record adds where what it adds is not zero; an `of` record is one that `of` takes,
  /// whatever its weight. A published statistic has no records.
  private func isSuppressed(_ entries: [Entry]) -> Bool {
    let adding = entries.count { $0.adds }
    let others = entries.count { $0.of != nil && !$0.adds }
    return isSmall(adding) || (header.measure == .percentage && isSmall(others))
  }

  private func isSmall(_ count: Int) -> Bool {
    guard case .suppressBelow(let limit)? = header.disclosure else { return false }
    return count >= 1 && count < limit
  }

  // MARK: Places

  /// "A note says how many matching records lie at an area above the figure's, or in an area that is provisional in the
  /// administrative geography and lies below such an area and not within the figure's own (they could not be placed);
  /// matching: taken by `count` or `of`."
  func unplaced(_ months: Range<Month>) -> Int {
    let above = world.areas.above(area)
    return entries(months).count { entry in
      if above.contains(entry.place) { return true }
      return world.areas.isProvisional(entry.place, in: NaiveAreas.administrative)
        && !world.areas.above(entry.place).isDisjoint(with: above) && !world.areas.isAtOrBelow(entry.place, area)
    }
  }

  /// "every figure whose definition takes such records in its window says how many there are in the whole ledger, in a
  /// note that names up to three of the areas (suppressed as a count would be)": whatever the figure's own area.
  func nowhere(_ months: Range<Month>) -> NaiveFigure.Nowhere? {
    let places = entries(months).map(\.place).filter { !world.areas.named.contains($0) }
    guard !places.isEmpty else { return nil }
    return NaiveFigure.Nowhere(
      count: places.count, areas: Set(places).sorted(), isSuppressed: isSmall(places.count))
  }

  /// "`comparators`: the newest `statistic.published` for that indicator and those dates in an area above,
  /// with its publisher"
  func comparators(_ months: Range<Month>) -> [NaiveFigure.Comparator] {
    world.areas.above(area).sorted().compactMap { place in
      guard let statistic = world.statistic(indicator, place, months), let value = statistic.data["value"]?.number,
        let publisher = statistic.data["publisher"]?.text
      else { return nil }
      return NaiveFigure.Comparator(area: place, value: Fraction(value), publisher: publisher)
    }
  }
}
