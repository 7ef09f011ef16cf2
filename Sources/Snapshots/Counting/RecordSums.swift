internal import Events
internal import Projections

/// How many records there are in each area or below it, of whatever kind and date, as known at a point.
package struct RecordSums {
  private let point: Snapshot
  private var indexed: [(index: StandingIndex, postings: Postings)] = []
  /// For each rank the records in the rows that no index holds, in the areas before it.
  private var sums = [0]

  package init(_ point: Snapshot) {
    self.point = point
    let ranks = point.ranks.rank.all
    var counts = [Int](repeating: 0, count: point.ranks.count)
    for kind in RecordKind.allCases {
      let postings = point.projection.records[kind]
      guard let column = postings.column(of: .area) else { continue }
      let index = point.index(of: .always, kind: kind)
      if let index { indexed.append((index, postings)) }
      let count = postings.count(at: point.length)
      for row in min(index?.rowCount ?? 0, count)..<count {
        let rank = ranks[Int(column[row])]
        if rank >= 0 { counts[Int(rank)] += postings.sign(at: row) }
      }
    }
    for count in counts { sums.append(sums[sums.count - 1] + count) }
  }

  /// All records that have an area.
  package var total: Int { count(in: RankSet(0..<Int32(point.ranks.count))) }

  package func count(in area: String) -> Int { count(in: point.ranks.set(of: area)) }

  private func count(in set: RankSet) -> Int {
    let later = set.ranges.reduce(0) { $0 + sums[Int($1.upperBound)] - sums[Int($1.lowerBound)] }
    return indexed.reduce(later) { $0 + $1.index.count($1.postings, areas: set, length: point.length) }
  }
}
