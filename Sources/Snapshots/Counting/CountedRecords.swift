package import Events
package import Projections
package import Rationals

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
  /// 1, or the number of its followers.
  package let times: Int
  /// What it adds: an answer its weight, or a value of its own in place of 1.
  package let amount: Rational

  package var id: RecordID { RecordID(kind: kind, number: record) }
}

extension Snapshot {
  /// The records that a counting takes among those whose date lies in a period, in some areas (nil for everywhere): the
  /// same that `Counter` counts, one by one; those that add nothing are among them.
  package func takenRecords(_ counting: Counting, dates: Range<CivilDate>, in areas: RankSet?) -> [CountedRecord] {
    let set = areas ?? RankSet(0..<Int32(ranks.count))
    let relations = CountingRelations(counting, at: self)
    var counted: [CountedRecord] = []
    for kind in counting.records {
      let amounts = Amounts(counting, kind: kind, records: projection.records)
      var open: [UInt32: CountedRecord] = [:]
      let rows = MatchingRows(counting.condition, kind: kind, dates: dates, in: set, point: self)
      rows.visit { postings, row, rank in
        guard set.contains(rank) else { return }
        let record = postings.record(at: row)
        guard postings.sign(at: row) > 0 else {
          open[record] = nil
          return
        }
        guard relations.hold(postings, row) else { return }
        let times = relations.times(postings, row)
        open[record] = CountedRecord(
          record: record, kind: kind, day: postings.day(at: row), rank: rank, row: row, times: times,
          amount: amounts.amount(of: amounts.number(at: row)) * Rational(times))
      }
      counted += open.values
    }
    return counted.sorted { $0.record < $1.record }
  }

  /// The records that add something to a counting in an area or below it (nil for everywhere).
  package func countedRecords(_ counting: Counting, dates: Range<CivilDate>, area: String? = nil) -> [CountedRecord] {
    takenRecords(counting, dates: dates, in: area.map { ranks.set(of: $0) }).filter { !$0.amount.isZero }
  }
}
