internal import Projections

/// What many figures of one point have in common, each thing found when it is first asked for: who makes one figure after
/// another keeps one, and who makes a single figure makes one for it. It belongs to one thread.
package final class Workings {
  package let point: Snapshot
  private var areas: [String: AreaWorkings] = [:]
  /// The records outside areas, by where those that could not be placed may lie: siblings have that in common.
  private var outsides: [RankSet: OutsideAreas] = [:]
  private let recordMonths: RecordMonths

  package init(_ point: Snapshot) {
    self.point = point
    recordMonths = RecordMonths(point)
  }

  /// How many areas were asked about.
  package var areaCount: Int { areas.count }

  package func area(_ code: String) -> AreaWorkings {
    if let found = areas[code] { return found }
    let scope = point.scope(of: code)
    let outside = outsides[scope.unplaced] ?? OutsideAreas(number: outsides.count, scope: scope.outsideAlone)
    outsides[scope.unplaced] = outside
    let made = AreaWorkings(code, number: areas.count, scope, outside, recordMonths, at: point)
    areas[code] = made
    return made
  }
}

/// Where records lie that count for no area of some.
package struct OutsideAreas {
  /// What was counted there is kept under it.
  let number: Int
  let scope: AreaScope
}
