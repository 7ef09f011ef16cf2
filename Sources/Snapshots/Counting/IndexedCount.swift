internal import Events
internal import Projections

/// How many records of a kind meet a condition, counted by an index.
struct IndexedCount {
  private(set) var inside: Int
  private(set) var unplaced: Int
  private(set) var nowhere: Int

  /// - Returns: nil where no index of the condition stands.
  init?(_ condition: Condition, kind: RecordKind, dates: Range<CivilDate>, scope: AreaScope, at point: Snapshot) {
    guard let index = point.index(of: condition, kind: kind) else { return nil }
    let postings = point.projection.records[kind]
    func count(_ set: RankSet) -> Int {
      set.isEmpty
        ? 0 : index.count(postings, ranks: point.ranks, dates: dates, areas: set, length: point.length)
    }
    (inside, unplaced, nowhere) = (count(scope.inside), count(scope.unplaced), count(scope.nowhere))
    guard postings.count(at: point.length) > index.rowCount else { return }
    let later = MatchingRows(condition, kind: kind, dates: dates, in: scope.all, point: point)
    later.visit(from: index.rowCount) { postings, row, rank in
      let sign = postings.sign(at: row)
      if scope.inside.contains(rank) { inside += sign }
      if scope.unplaced.contains(rank) { unplaced += sign }
      if scope.nowhere.contains(rank) { nowhere += sign }
    }
  }
}
