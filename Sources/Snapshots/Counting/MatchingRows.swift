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
    let column = postings.days
    var marks: [Bool] = []
    for run in column.runs(first..<count) {
      marks.removeAll(keepingCapacity: true)
      var isAny = false
      column.withRun(run) { dates in
        for offset in dates.indices {
          let isIn = days.contains(Int32(bitPattern: dates[offset]))
          marks.append(isIn)
          isAny = isAny || isIn
        }
      }
      guard isAny else { continue }
      condition.keepMarks(&marks, of: postings, in: run)
      areas.withRun(run) { numbers in
        for offset in numbers.indices where marks[offset] {
          let rank = ranks.rank[Int(numbers[offset])]
          if rank >= 0 { body(postings, run.lowerBound + offset, rank) }
        }
      }
    }
  }
}
