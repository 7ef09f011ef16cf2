internal import Events

/// "Each of these factors can stand at A's side or at B's"
package enum NaiveFactor: String, CaseIterable, Sendable {
  case window, late, removed, corrected, definition, population, published
}

/// The figure with some factors at B's side and the others at A's: v(S) and its parts.
struct NaiveMixture {
  /// What each record adds above and below the line.
  var above: [NaiveRecord.Key: Fraction] = [:]
  var below: [NaiveRecord.Key: Fraction] = [:]
  var numerator = Fraction.zero
  /// "the population of a rate is its denominator; 0 where the measure has none"
  var denominator = Fraction.zero
  /// Nil where the denominator is zero.
  var value: Fraction?
}

/// Builds the world of each mixture anew and counts in it.
struct NaiveMixtures {
  let indicator: Word
  let area: Word
  let a: NaiveSide
  let b: NaiveSide
  let classes: [NaiveRecord.Key: NaiveFactor]

  init(_ indicator: Word, area: Word, from a: NaiveSide, to b: NaiveSide) {
    self.indicator = indicator
    self.area = area
    self.a = a
    self.b = b
    var classes: [NaiveRecord.Key: NaiveFactor] = [:]
    for key in Set((a.world.records + b.world.records).map(\.key)) {
      classes[key] = NaiveMixtures.factor(of: key, a, b)
    }
    self.classes = classes
  }

  /// The factor with which a record moves from how A knows it to how B knows it; nil where they know it alike.
  private static func factor(of key: NaiveRecord.Key, _ a: NaiveSide, _ b: NaiveSide) -> NaiveFactor? {
    switch (a.record(key), b.record(key)) {
    case (let record?, nil): isNewPeriod(record, own: a, other: b) ? .window : .late
    case (nil, let record?): isNewPeriod(record, own: b, other: a) ? .window : .late
    case (let before?, let after?):
      // "records known to both and open in exactly one"; "records open in both whose content differs"
      before.isOpen != after.isOpen
        ? .removed : before.isOpen && before.content != after.content ? .corrected : nil
    case (nil, nil): nil
    }
  }

  /// "each record that only one side knows whose date lies at or after the other side's window end and before
  /// its own side's window end"
  private static func isNewPeriod(_ record: NaiveRecord, own: NaiveSide, other: NaiveSide) -> Bool {
    record.date >= other.months.upperBound.start && record.date < own.months.upperBound.start
  }

  /// The mixture with the factors of `set` at B's side.
  func mixture(_ set: Set<NaiveFactor>) -> NaiveMixture {
    func side(_ factor: NaiveFactor) -> NaiveSide { set.contains(factor) ? b : a }
    let (window, definition) = (side(.window), side(.definition))
    guard definition.header.measure != .published else { return published(at: side(.published), window) }
    let world = world { side($0) }
    var mixture = NaiveMixture()
    for record in world.records where record.isOpen {
      guard record.date >= window.months.lowerBound.start, record.date < window.months.upperBound.start,
        let place = record.area, world.areas.isAtOrBelow(place, area)
      else { continue }
      let judge = judge(on: record.date, window: window, definition: definition)
      if let count = judge?.count, let added = world.added(by: record, to: count) {
        mixture.above[record.key] = added
        mixture.numerator = mixture.numerator + added
      }
      if [.percentage, .ratio].contains(definition.header.measure), let of = judge?.of,
        let added = world.added(by: record, to: of)
      {
        mixture.below[record.key] = added
        mixture.denominator = mixture.denominator + added
      }
    }
    let scale: Fraction
    switch definition.header.measure {
    case .count:
      mixture.value = mixture.numerator
      return mixture
    case .rate:
      scale = Fraction(definition.header.per)
      mixture.denominator = persons(side(.population), definition: definition)
    case .percentage: scale = Fraction(100)
    case .ratio, .published: scale = Fraction(1)
    }
    if mixture.denominator != .zero { mixture.value = scale * mixture.numerator / mixture.denominator }
    return mixture
  }

  /// "the world where every record stands as its own class says", with the hierarchy, of all geographies, of
  /// `corrected`.
  private func world(_ side: (NaiveFactor) -> NaiveSide) -> NaiveWorld {
    var world = side(.corrected).world
    world.records = []
    for key in classes.keys.sorted(by: { ($0.kind.word, $0.subject) < ($1.kind.word, $1.subject) }) {
      if let factor = classes[key], let record = side(factor).record(key) { world.records.append(record) }
    }
    // What both know alike.
    world.records += a.world.records.filter { classes[$0.key] == nil }
    return world
  }

  /// "a record is judged by the definition side's version in force on its date plus the months from the window
  /// side's end to the definition side's end"
  private func judge(on date: CivilDate, window: NaiveSide, definition: NaiveSide) -> Definition? {
    let months = definition.months.upperBound.index - window.months.upperBound.index
    return definition.judges.judge(on: date.adding(months: months))
  }

  /// "its estimates, its hierarchy, its year"; "`over` moves with `definition`; where the population's side knows none of
  /// that kind, the definition's own side serves".
  private func persons(_ side: NaiveSide, definition: NaiveSide) -> Fraction {
    for side in [side, definition] {
      let known = side.world.population(
        of: area, Word(definition.header.over), windowEnd: side.months.upperBound.start)
      if let known { return known.persons }
    }
    preconditionFailure("A rate that has a value has a population.")
  }

  /// "the `statistic.published` known; for a window the side does not know, the value at the window's own side".
  private func statistic(at side: NaiveSide, _ window: NaiveSide) -> NaiveEvent? {
    side.world.statistic(indicator, area, window.months) ?? window.world.statistic(indicator, area, window.months)
  }

  /// A part that one of the statistics does not carry is missing, which is not zero: then there is none.
  private func published(at side: NaiveSide, _ window: NaiveSide) -> NaiveMixture {
    let all = [a, b].flatMap { side in [a, b].map { statistic(at: side, $0) } }
    func number(_ name: Word) -> Fraction? {
      statistic(at: side, window)?.data[name]?.number.map { Fraction($0) }
    }
    func part(_ name: Word) -> Fraction {
      all.allSatisfy { $0?.data[name] != nil } ? number(name) ?? .zero : .zero
    }
    return NaiveMixture(numerator: part("numerator"), denominator: part("denominator"), value: number("value"))
  }
}
