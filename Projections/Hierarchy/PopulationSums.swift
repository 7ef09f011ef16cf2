internal import Events

/// The populations of one kind for each area of a hierarchy, by year.
struct PopulationSums {
  private(set) var byPosition: [[Int: Int]?]

  /// - Parameters:
  ///   - own: the newest estimates, by area and year.
  ///   - order: all areas of the hierarchy, children before their parents.
  init(_ own: [String: [Int: Int]], _ hierarchy: Hierarchy, _ order: [Int]) {
    byPosition = [[Int: Int]?](repeating: nil, count: hierarchy.areas.count)
    for (code, years) in own { if let position = hierarchy.position(of: code) { byPosition[position] = years } }
    for position in order where hierarchy.areas[position].hasChildren {
      let area = hierarchy.areas[position]
      let children = area.children
      let candidates = children.flatMap(\.areas).reduce(into: Set<Int>()) { all, child in
        if let years = byPosition[child] { all.formUnion(years.keys) }
      }
      var years = byPosition[position] ?? [:]
      for year in candidates where years[year] == nil {
        if let sum = sum(over: children, year: year, hierarchy) { years[year] = sum }
      }
      if !years.isEmpty { byPosition[position] = years }
    }
  }

  /// The sum over the children in the first geography in which some live on 30 June and are not provisional, and all of
  /// those have a number. A sum beyond the numbers of the machine is none.
  private func sum(over children: [(geography: Int, areas: [Int])], year: Int, _ hierarchy: Hierarchy) -> Int? {
    guard let day = CivilDate(year: year, month: 6, dayOfMonth: 30) else { return nil }
    let dates = day..<CivilDate(day: day.day + 1)
    for (geography, children) in children {
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
}
