package import Events

/// Populations as known at a point, for every area, year and kind for which they are known: an area's own estimate (the
/// newest holds), else the sum over its children in one geography when all of them have one.
package struct Populations: Sendable {
  /// What a population is of, whose, and when.
  package struct Estimate: Sendable, Equatable {
    package let year: Int
    package let persons: Int
  }

  /// Persons by kind, area and year.
  private let persons: [String: [String: [Int: Int]]]

  package init(_ known: some Sequence<Facts.Stated<PopulationEstimate>>, hierarchy: Hierarchy) {
    var persons: [String: [String: [Int: Int]]] = [:]
    for estimate in known.map(\.content) {
      persons[estimate.of, default: [:]][estimate.area, default: [:]][estimate.year] = estimate.persons
    }
    let order = persons.isEmpty ? [] : hierarchy.childrenFirst
    self.persons = persons.mapValues { Populations.sums($0, hierarchy, order) }
  }

  private static func sums(
    _ own: [String: [Int: Int]], _ hierarchy: Hierarchy, _ order: [Int]
  ) -> [String: [Int: Int]] {
    var all = own
    var byPosition = [[Int: Int]?](repeating: nil, count: hierarchy.areas.count)
    for (code, years) in own { if let position = hierarchy.position(of: code) { byPosition[position] = years } }
    for position in order where !hierarchy.areas[position].children.isEmpty {
      let area = hierarchy.areas[position]
      let candidates = area.children.lazy.flatMap(\.areas).compactMap { byPosition[$0]?.keys }
      var years = byPosition[position] ?? [:]
      for year in Set(candidates.joined()) where years[year] == nil {
        if let sum = sum(over: area, year: year, byPosition, hierarchy) { years[year] = sum }
      }
      guard !years.isEmpty else { continue }
      byPosition[position] = years
      all[area.code] = years
    }
    return all
  }

  /// The sum over the children in the first geography in which some live on 30 June and are not provisional, and all of
  /// those have a number. A sum beyond the numbers of the machine is none.
  private static func sum(
    over area: Hierarchy.Area, year: Int, _ byPosition: [[Int: Int]?], _ hierarchy: Hierarchy
  ) -> Int? {
    guard let day = CivilDate(year: year, month: 6, dayOfMonth: 30) else { return nil }
    let dates = day..<CivilDate(day: day.day + 1)
    for (geography, children) in area.children {
      var (sum, isComplete, isAny) = (0, true, false)
      for child in children {
        guard hierarchy.areas[child].isAlive(in: dates), !hierarchy.areas[child].isProvisional(in: geography) else {
          continue
        }
        isAny = true
        guard let persons = byPosition[child]?[year] else {
          isComplete = false
          break
        }
        let (next, isTooLarge) = sum.addingReportingOverflow(persons)
        guard !isTooLarge else {
          isComplete = false
          break
        }
        sum = next
      }
      if isAny, isComplete { return sum }
    }
    return nil
  }

  /// The persons of an area in a year.
  package func persons(area: String, year: Int, of kind: String = Definition.residents) -> Int? {
    persons[kind]?[area]?[year]
  }

  /// Whether any population of an area is known.
  package func isKnown(area: String) -> Bool { persons.values.contains { $0[area] != nil } }

  /// The kinds of which any population is known, by name.
  package var kinds: [String] { persons.keys.sorted() }

  /// The population of a window: of the greatest year whose 30 June is before the window's (exclusive) end; where
  /// only later years are known, of the smallest.
  package func population(of area: String, end: CivilDate, kind: String = Definition.residents) -> Estimate? {
    guard let years = persons[kind]?[area] else { return nil }
    let before = years.keys.filter { year in
      CivilDate(year: year, month: 6, dayOfMonth: 30).map { $0 < end } ?? false
    }
    guard let year = before.max() ?? years.keys.min(), let persons = years[year] else { return nil }
    return Estimate(year: year, persons: persons)
  }
}
