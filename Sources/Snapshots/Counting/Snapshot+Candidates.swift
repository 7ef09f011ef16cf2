package import Events
package import Projections

extension Snapshot {
  /// The rows of a kind, of the first `count`, that lie in some months and areas and may meet one of some conditions.
  /// - Parameters:
  ///   - months: by their indices.
  ///   - areas: nil for everywhere.
  /// - Returns: such rows, ascending, and the row from which on any may be one.
  package func candidates(
    _ conditions: [Condition], kind: RecordKind, months: Set<Int>, in areas: RankSet? = nil, among count: Int
  ) -> (rows: [UInt32], all: Int) {
    let indexes = conditions.map { index(of: $0, kind: kind) }
    let present = indexes.compactMap { $0 }
    guard present.count == indexes.count else { return ([], 0) }
    let postings = projection.records[kind]
    let all = min(count, present.map(\.rowCount).min() ?? count)
    let areas = areas ?? RankSet(0..<Int32(ranks.count))
    let rows = present.flatMap { $0.rows(inMonths: months, areas: areas, postings, length: length) }.filter {
      $0 < all
    }.sorted()
    return (present.count > 1 ? rows.withoutNeighbours : rows, all)
  }
}

extension [UInt32] {
  /// Without what stands twice in a row.
  fileprivate var withoutNeighbours: [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    for row in self where rows.last != row { rows.append(row) }
    return rows
  }
}
