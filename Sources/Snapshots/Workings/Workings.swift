internal import Events
internal import Projections

/// What many figures of one point have in common, each thing found when it is first asked for: who makes one figure after
/// another keeps one, and who makes a single figure makes one for it. It belongs to one thread.
package final class Workings {
  package let point: Snapshot
  private var areas: [String: AreaWorkings] = [:]
  /// The records outside areas, by where those that could not be placed may lie: siblings have that in common.
  private var outsides: [RankSet: OutsideAreas] = [:]
  private var months: [RecordKind: [Month: Bool]] = [:]

  package init(_ point: Snapshot) { self.point = point }

  package func area(_ code: String) -> AreaWorkings {
    if let found = areas[code] { return found }
    let scope = point.scope(of: code)
    let outside = outsides[scope.unplaced] ?? OutsideAreas(number: outsides.count, scope: scope.outsideAlone)
    outsides[scope.unplaced] = outside
    let made = AreaWorkings(code, number: areas.count, scope: scope, outside: outside, workings: self)
    areas[code] = made
    return made
  }

  /// For each month whether a record of a kind that is dated in it is open, in any area or none.
  func monthsWithRecords(of kind: RecordKind, in wanted: Range<Month>) -> [Bool] {
    let all = (wanted.lowerBound.index..<wanted.upperBound.index).map(Month.init(index:))
    if let known = months[kind], all.allSatisfy({ known[$0] != nil }) { return all.map { known[$0] ?? false } }
    let found = point.monthsWithRecords(of: kind, in: wanted)
    for (month, hasRecords) in zip(all, found) { months[kind, default: [:]][month] = hasRecords }
    return found
  }
}

/// Where records lie that count for no area of some.
package struct OutsideAreas {
  /// What was counted there is kept under it.
  let number: Int
  let scope: AreaScope
}
