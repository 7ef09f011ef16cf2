package import Events

/// Populations as known at a point, for every area and year for which they are known: an area's own estimate (the
/// newest holds), else the sum over its children when all have one.
package struct Populations: Sendable {
  /// Persons by area and year.
  private let persons: [String: [Int: Int]]

  package init(_ known: some Sequence<Facts.Stated<PopulationEstimate>>, hierarchy: Hierarchy) {
    var persons: [String: [Int: Int]] = [:]
    for estimate in known {
      persons[estimate.content.area, default: [:]][estimate.content.year] = estimate.content.persons
    }
    for area in hierarchy.childrenFirst where !hierarchy.areas[area].children.isEmpty {
      let parts = hierarchy.areas[area].children.map { persons[hierarchy.areas[$0].code] ?? [:] }
      guard let fewest = parts.min(by: { $0.count < $1.count }), !fewest.isEmpty else { continue }
      let code = hierarchy.areas[area].code
      for year in fewest.keys where persons[code]?[year] == nil {
        let known = parts.compactMap { $0[year] }
        if known.count == parts.count { persons[code, default: [:]][year] = known.reduce(0, +) }
      }
    }
    self.persons = persons
  }

  /// The persons of an area in a year.
  package func persons(area: String, year: Int) -> Int? { persons[area]?[year] }

  /// Whether any population of an area is known.
  package func isKnown(area: String) -> Bool { persons[area] != nil }

  /// The population of a window: of the greatest year whose 30 June is before the window's (exclusive) end; where
  /// only later years are known, of the smallest.
  package func population(of area: String, end: CivilDate) -> (year: Int, persons: Int)? {
    guard let years = persons[area] else { return nil }
    let before = years.keys.filter { year in
      CivilDate(year: year, month: 6, dayOfMonth: 30).map { $0 < end } ?? false
    }
    guard let year = before.max() ?? years.keys.min(), let persons = years[year] else { return nil }
    return (year, persons)
  }
}
