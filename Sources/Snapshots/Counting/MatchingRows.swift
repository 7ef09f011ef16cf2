internal import Events
internal import Projections

/// The postings of a kind, known at a point, that lie in a period and meet a condition.
struct MatchingRows {
  private let postings: Postings
  private let condition: RowCondition
  private let days: Range<Int32>
  private let count: Int
  private let ranks: AreaRanks

  init(_ condition: Condition, kind: RecordKind, dates: Range<CivilDate>, point: Snapshot) {
    postings = point.projection.records[kind]
    self.condition = RowCondition(condition, kind: kind, records: point.projection.records)
    days = dates.lowerBound.day..<dates.upperBound.day
    count = postings.count(at: point.length)
    ranks = point.ranks
  }

  /// Visits the rows with the rank of their area; a record without an area has none.
  func visit(from first: Int = 0, _ body: (_ postings: Postings, _ row: Int, _ rank: Int32) -> Void) {
    guard let areas = postings.column(of: .area), first < count else { return }
    for chunk in first / Column.chunkCount...(count - 1) / Column.chunkCount {
      let start = chunk * Column.chunkCount
      let (chunkDays, chunkAreas) = (postings.days.chunks[chunk], areas.chunks[chunk])
      for offset in max(0, first - start)..<min(chunkDays.count, count - start)
      where days.contains(Int32(bitPattern: chunkDays[offset])) {
        let rank = ranks.rank[Int(chunkAreas[offset])]
        if rank >= 0, condition.holds(postings, at: start + offset) { body(postings, start + offset, rank) }
      }
    }
  }
}
