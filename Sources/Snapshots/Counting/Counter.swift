package import Events
internal import Projections

/// Counts records at one point of knowledge.
package struct Counter {
  private let point: Snapshot

  package init(_ point: Snapshot) { self.point = point }

  /// What a counting adds up to in an area.
  package struct Result {
    /// The records in the area or below it.
    package var tally = Tally()
    /// The number of records at an area above: they could not be placed.
    package var unplaced = 0
  }

  /// The records that a counting takes among those whose date lies in a period.
  package func count(_ counting: Counting, dates: Range<CivilDate>, area: String) -> Result {
    var result = Result()
    let range = point.ranks.range(of: area)
    let above = Set(point.hierarchy.ancestors(of: area).compactMap { point.ranks.own($0) })
    let preceding = counting.preceded.map { RelatedRecords($0, at: point) }
    let following = counting.followed.map { RelatedRecords($0, at: point) }
    let each = counting.each.map { RelatedRecords($0, at: point) }
    for kind in counting.records {
      if let indexed = indexed(counting, kind: kind, dates: dates, range: range, above: above) {
        result.tally.add(indexed.tally.count, weight: 0)
        result.unplaced += indexed.unplaced
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
          result.unplaced += sign
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
      let index = point.index(of: counting.condition, kind: kind)
    else { return nil }
    let postings = point.projection.records[kind]
    func count(_ area: Range<Int32>) -> Int {
      index.count(postings, ranks: point.ranks, dates: dates, area: area, length: point.length)
    }
    var result = Result()
    result.tally.add(count(range), weight: 0)
    for rank in above { result.unplaced += count(rank..<rank + 1) }
    guard postings.count(at: point.length) > index.rowCount else { return result }
    let later = MatchingRows(counting.condition, kind: kind, dates: dates, point: point)
    later.visit(from: index.rowCount) { postings, row, rank in
      if range.contains(rank) {
        result.tally.add(postings.sign(at: row), weight: 0)
      } else if above.contains(rank) {
        result.unplaced += postings.sign(at: row)
      }
    }
    return result
  }
}
