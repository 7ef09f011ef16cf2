package import Events

/// "Population of a window (of residents, or of what `over` names)"
extension NaiveWorld {
  /// "per year, an area's own estimate, else the sum over its children in one geography (administrative first, then by
  /// name: the first in which it has children that are alive on 30 June of the year and not provisional there, and in
  /// which all of those have one)": their own, or in turn a sum.
  package func persons(in area: Word, year: Int, of what: Word) -> Fraction? {
    // "a newer one for the same area, year and `of` replaces the older"
    let own = populations.last {
      $0.subject == area && $0.data["year"]?.number?.whole == year && NaiveWorld.what($0) == what
    }
    if let persons = own?.data["persons"]?.number { return Fraction(persons) }
    guard let midYear = NaiveWorld.midYear(year) else { return nil }
    for children in areas.children(of: area, alive: { $0.holds(midYear) }) where !children.isEmpty {
      let counts = children.map { persons(in: $0, year: year, of: what) }
      if counts.allSatisfy({ $0 != nil }) { return counts.compactMap { $0 }.reduce(.zero, +) }
    }
    return nil
  }

  /// "The year is the greatest Y whose 30 June is before the window's (exclusive) end; where only later years are known,
  /// the smallest": of the years for which the area has one of that kind.
  package func population(of area: Word, _ what: Word, windowEnd: CivilDate) -> (year: Int, persons: Fraction)? {
    let years = Set(populations.compactMap { $0.data["year"]?.number?.whole }).sorted()
      .filter { persons(in: area, year: $0, of: what) != nil }
    let past = years.filter { year in NaiveWorld.midYear(year).map { $0 < windowEnd } ?? false }
    guard let year = past.last ?? years.first, let persons = persons(in: area, year: year, of: what) else { return nil }
    return (year, persons)
  }

  /// "of: what is counted, `residents` where absent"
  private static func what(_ estimate: NaiveEvent) -> Word { estimate.data["of"]?.text ?? "residents" }

  private static func midYear(_ year: Int) -> CivilDate? { CivilDate(year: year, month: 6, dayOfMonth: 30) }
}
