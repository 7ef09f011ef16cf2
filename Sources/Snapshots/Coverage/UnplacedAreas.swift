package import Events
internal import Projections

/// The areas whose records count for no area above them, or only for one above that is larger than need be.
package struct UnplacedAreas: Sendable {
  package struct Area: Sendable, Equatable {
    package var code: String
    package var name: String
    /// The area below which it lies for want of anything better; nil for one that nothing places.
    package var provisionalParent: String?
    /// The open records, by kind.
    package var records: [RecordKind: Int]
    /// The first and the last month in which they are dated; nil where there are none.
    package var months: ClosedRange<Month>?

    package var recordCount: Int { records.values.reduce(0, +) }
  }

  /// Those that nothing places, then those that lie somewhere provisionally; in each the ones with most records first.
  package let areas: [Area]

  package init(_ point: Snapshot) {
    let ranks = point.ranks
    var found: [Int32: Area] = [:]
    let provisional = point.provisionalRanks
    for rank in provisional.ranges.joined() {
      guard let position = ranks.position(atRank: rank) else { continue }
      let area = point.hierarchy.areas[position]
      let parent = point.hierarchy.administrativeParent(of: position).map { point.hierarchy.areas[$0].code }
      found[rank] = Area(code: area.code, name: area.name, provisionalParent: parent ?? "", records: [:])
    }
    // Of an area, the open records of each month: where a record was redated, both postings of the old date are here.
    var monthly: [Int32: [Month: Int]] = [:]
    let areas = provisional.union(RankSet(ranks.nowhere))
    for kind in RecordKind.allCases where !areas.isEmpty {
      guard let first = point.firstMonth(of: [kind], .always), let last = point.lastMonth(of: [kind]) else { continue }
      let rows = MatchingRows(.always, kind: kind, dates: first.start..<last.end, in: areas, point: point)
      rows.visit(isOrdered: false) { postings, row, rank in
        guard areas.contains(rank) else { return }
        if found[rank] == nil {
          let code = ranks.loneCode(atRank: rank) ?? ""
          found[rank] = Area(code: code, name: code, records: [:])
        }
        found[rank]?.records[kind, default: 0] += postings.sign(at: row)
        let month = CivilDate(day: postings.day(at: row)).month
        monthly[rank, default: [:]][month, default: 0] += postings.sign(at: row)
      }
    }
    for (rank, counts) in monthly {
      let months = counts.filter { $0.value > 0 }.keys
      if let first = months.min(), let last = months.max() { found[rank]?.months = first...last }
    }
    self.areas = found.values.filter { $0.provisionalParent != nil || $0.recordCount > 0 }.sorted { left, right in
      let (one, other) = (left.provisionalParent != nil, right.provisionalParent != nil)
      if one != other { return !one }
      return (right.recordCount, left.code) < (left.recordCount, right.code)
    }
  }

  /// The records in areas that nothing places.
  package var nowhereCount: Int { count { $0.provisionalParent == nil } }
  /// The records in areas that are placed for want of anything better.
  package var provisionalCount: Int { count { $0.provisionalParent != nil } }

  private func count(where isCounted: (Area) -> Bool) -> Int {
    areas.filter(isCounted).reduce(0) { $0 + $1.recordCount }
  }
}
