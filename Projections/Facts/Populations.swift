package import Events

/// Populations as known at a point: by area and year, the newest estimate holds.
package struct Populations: Sendable {
  private var estimates: [String: [Int: Int]] = [:]
  private let hierarchy: Hierarchy

  package init(_ known: some Sequence<Facts.Stated<PopulationEstimate>>, hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    for estimate in known { estimates[estimate.content.area, default: [:]][estimate.content.year] = estimate.content.persons }
  }

  /// The persons of an area in a year: its own estimate, else the sum over its children when all have one.
  package func persons(area: String, year: Int) -> Int? {
    if let own = estimates[area]?[year] { return own }
    let children = hierarchy.children(of: area)
    guard !children.isEmpty else { return nil }
    var sum = 0
    for child in children {
      guard let persons = persons(area: child, year: year) else { return nil }
      sum += persons
    }
    return sum
  }

  /// The years for which an area's persons are known.
  private func years(of area: String) -> Set<Int> {
    var years = Set(estimates[area].map { Array($0.keys) } ?? [])
    let children = hierarchy.children(of: area)
    if let first = children.first {
      var common = self.years(of: first)
      for child in children.dropFirst() {
        if common.isEmpty { break }
        common.formIntersection(self.years(of: child))
      }
      years.formUnion(common)
    }
    return years
  }

  /// The population of a window: of the greatest year whose 30 June is before the window's (exclusive) end; where
  /// only later years are known, of the smallest.
  package func population(of area: String, end: CivilDate) -> (year: Int, persons: Int)? {
    let known = years(of: area)
    let before = known.filter { year in
      CivilDate(year: year, month: 6, dayOfMonth: 30).map { $0 < end } ?? false
    }
    guard let year = before.max() ?? known.min(), let persons = persons(area: area, year: year) else { return nil }
    return (year, persons)
  }
}
