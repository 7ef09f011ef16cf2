package import Events

extension NaiveWorld {
  /// "per year, an area's own estimate, else the sum over its children when all have one"
  package func persons(in area: Word, year: Int) -> Fraction? {
    // "a newer one for the same area and year replaces the older"
    let own = populations.last { $0.subject == area && $0.data["year"]?.number?.whole == year }
    if let persons = own?.data["persons"]?.number { return Fraction(persons) }
    let children = children(of: area)
    guard !children.isEmpty else { return nil }
    var sum = Fraction.zero
    for child in children {
      guard let persons = persons(in: child, year: year) else { return nil }
      sum = sum + persons
    }
    return sum
  }

  /// "The year is the greatest Y whose 30 June is before the window's (exclusive) end; where only later years
  /// are known, the smallest."
  package func population(of area: Word, windowEnd: CivilDate) -> (year: Int, persons: Fraction)? {
    let years = Set(populations.compactMap { $0.data["year"]?.number?.whole }).sorted()
      .filter { persons(in: area, year: $0) != nil }
    let past = years.filter { year in
      guard let midYear = CivilDate(year: year, month: 6, dayOfMonth: 30) else { return false }
      return midYear < windowEnd
    }
    guard let year = past.last ?? years.first, let persons = persons(in: area, year: year) else { return nil }
    return (year, persons)
  }
}
