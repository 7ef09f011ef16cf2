internal import Events
internal import Projections

/// Counts records at one point of knowledge.
struct Counter {
  let point: Snapshot

  /// What a counting adds up to in an area.
  struct Result {
    /// The records in the area or below it.
    var tally = Tally()
    /// The number of records at an area above: they could not be placed.
    var above = 0
  }

  /// The records that a counting takes among those whose date lies in a period.
  func count(_ counting: Counting, dates: Range<CivilDate>, area: String) -> Result {
    var result = Result()
    let range = point.ranks.range(of: area)
    let above = Set(point.hierarchy.ancestors(of: area).compactMap { point.ranks.own($0) })
    let preceding = counting.preceded.map { RelatedRecords($0, at: point) }
    let following = counting.followed.map { RelatedRecords($0, at: point) }
    let each = counting.each.map { RelatedRecords($0, at: point) }
    for kind in counting.records {
      if let indexed = indexed(counting, kind: kind, dates: dates, range: range, above: above) {
        result.tally.add(indexed.tally.count, weight: 0)
        result.above += indexed.above
        continue
      }
      let rows = MatchingRows(counting.condition, kind: kind, dates: dates, point: point)
      rows.visit { postings, row, rank in
        let isIn = range.contains(rank)
        guard isIn || above.contains(rank) else { return }
        let (day, record) = (postings.day(at: row), postings.record(at: row))
        let party = counting.hasRelations ? postings.value(of: .party, at: row) : 0
        if let preceding, !preceding.precede(party: party, day: day, record: record) { return }
        if let following, following.followers(party: party, day: day, record: record) == 0 { return }
        let sign = postings.sign(at: row)
        guard isIn else {
          result.above += sign
          return
        }
        let amount = each.map { $0.followers(party: party, day: day, record: record) } ?? 1
        result.tally.add(sign * amount, weight: kind == .answer ? postings.value(of: .weight, at: row) : 0)
      }
    }
    return result
  }

  /// The count by an index, where the counting has one: records that all count 1, without relations.
  private func indexed(
    _ counting: Counting, kind: RecordKind, dates: Range<CivilDate>, range: Range<Int32>, above: Set<Int32>
  ) -> Result? {
    guard kind != .answer, !counting.hasRelations,
      let index = point.indexes.index(counting.condition, kind: kind, point: point)
    else { return nil }
    let postings = point.projection.records[kind]
    func count(_ area: Range<Int32>) -> Int {
      index.count(postings, ranks: point.ranks, dates: dates, area: area, length: point.length)
    }
    var result = Result()
    result.tally.add(count(range), weight: 0)
    for rank in above { result.above += count(rank..<rank + 1) }
    guard postings.count(at: point.length) > index.rowCount else { return result }
    let later = MatchingRows(counting.condition, kind: kind, dates: dates, point: point)
    later.visit(from: index.rowCount) { postings, row, rank in
      if range.contains(rank) {
        result.tally.add(postings.sign(at: row), weight: 0)
      } else if above.contains(rank) {
        result.above += postings.sign(at: row)
      }
    }
    return result
  }
}

extension Counting {
  var hasRelations: Bool { preceded != nil || followed != nil || each != nil }
}

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
