internal import Projections

/// What many figures of one point have in common, each thing found when it is first asked for: who makes one figure after
/// another keeps one, and who makes a single figure makes one for it. It belongs to one thread.
package final class Workings {
  package let point: Snapshot
  private var areas: [String: AreaWorkings] = [:]
  private let outsides = OutsideAreas.Pool()
  private let recordMonths: RecordMonths

  package init(_ point: Snapshot) {
    self.point = point
    recordMonths = RecordMonths(point)
  }

  package func area(_ code: String) -> AreaWorkings {
    if let found = areas[code] { return found }
    let made = AreaWorkings(code, number: areas.count, outsides, recordMonths, at: point)
    areas[code] = made
    return made
  }
}

/// Where records lie that count for no area of some.
struct OutsideAreas {
  /// What was counted there is kept under it.
  let number: Int
  let scope: AreaScope

  /// All of them: siblings have the areas in common in which what could not be placed may lie.
  final class Pool {
    private var found: [RankSet: OutsideAreas] = [:]

    /// What lies outside an area.
    func outside(_ scope: AreaScope) -> OutsideAreas {
      if let known = found[scope.unplaced] { return known }
      let made = OutsideAreas(number: found.count, scope: scope.outsideAlone)
      found[scope.unplaced] = made
      return made
    }
  }
}
