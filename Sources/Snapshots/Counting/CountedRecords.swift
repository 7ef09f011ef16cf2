package import Events
internal import Projections

/// A record that a counting takes, with what it adds.
package struct CountedRecord {
  /// The number of the record.
  package let record: UInt32
  package let kind: RecordKind
  /// Its counting date, in days.
  package let day: Int32
  /// The rank of its area.
  package let rank: Int32
  /// The row of its postings that holds its content.
  package let row: Int
  /// 1, or the number of its followers; weights are left out.
  package let amount: Int

  package var id: RecordID { RecordID(kind: kind, number: record) }
}

extension Snapshot {
  /// The records that a counting takes among those whose date lies in a period, in an area or below it (nil for
  /// everywhere): the same that `Counter` counts, one by one.
  package func countedRecords(_ counting: Counting, dates: Range<CivilDate>, area: String? = nil) -> [CountedRecord] {
    let range = area.map { ranks.range(of: $0) } ?? 0..<Int32(ranks.count)
    let preceding = counting.preceded.map { RelatedRecords($0, at: self) }
    let following = counting.followed.map { RelatedRecords($0, at: self) }
    let each = counting.each.map { RelatedRecords($0, at: self) }
    var counted: [CountedRecord] = []
    for kind in counting.records {
      var open: [UInt32: CountedRecord] = [:]
      let rows = MatchingRows(counting.condition, kind: kind, dates: dates, point: self)
      rows.visit { postings, row, rank in
        guard range.contains(rank) else { return }
        let (day, record) = (postings.day(at: row), postings.record(at: row))
        guard postings.sign(at: row) > 0 else {
          open[record] = nil
          return
        }
        let party = postings.value(of: .party, at: row)
        if let preceding, !preceding.precede(party: party, day: day, record: record) { return }
        if let following, following.followers(party: party, day: day, record: record) == 0 { return }
        let amount = each.map { $0.followers(party: party, day: day, record: record) } ?? 1
        open[record] = CountedRecord(record: record, kind: kind, day: day, rank: rank, row: row, amount: amount)
      }
      counted += open.values.filter { $0.amount != 0 }
    }
    return counted.sorted { $0.record < $1.record }
  }
}
