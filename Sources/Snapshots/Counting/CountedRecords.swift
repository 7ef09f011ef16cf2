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
  /// same that `Counter` counts, one by one, by their numbers; those that add nothing are among them.
  package func takenRecords(_ counting: Counting, dates: Range<CivilDate>, in areas: RankSet?) -> [CountedRecord] {
    let set = areas ?? RankSet(0..<Int32(ranks.count))
    let relations = CountingRelations(counting, at: self)
    var counted: [CountedRecord] = []
    for kind in counting.records {
      let amounts = Amounts(counting, kind: kind, records: projection.records)
      let postings = projection.records[kind]
      for standing in openRows(counting.condition, kind, dates, set) {
        let row = standing.row
        guard relations.hold(postings, row) else { continue }
        let times = relations.times(postings, row)
        counted.append(
          CountedRecord(
            record: standing.record, kind: kind, day: postings.day(at: row), rank: standing.rank, row: row,
            times: times,
            amount: amounts.amount(of: amounts.number(at: row)) * Rational(times)))
      }
    }
    return counting.records.count == 1 ? counted : counted.sorted { $0.record < $1.record }
  }

  /// A row that opens a record, or closes it.
  private struct RecordRow {
    let record: UInt32
    let rank: Int32
    let row: Int
  }

  /// The rows that hold the contents of the records that are open, by their numbers.
  private func openRows(
    _ condition: Condition, _ kind: RecordKind, _ dates: Range<CivilDate>, _ areas: RankSet
  ) -> [RecordRow] {
    var found: [RecordRow] = []
    var isAscending = true
    let rows = MatchingRows(condition, kind: kind, dates: dates, in: areas, point: self)
    rows.visit { postings, row, rank in
      guard areas.contains(rank) else { return }
      let record = postings.record(at: row)
      isAscending = isAscending && found.last.map { $0.record <= record } ?? true
      found.append(RecordRow(record: record, rank: rank, row: row))
    }
    if !isAscending { found.sort { ($0.record, $0.row) < ($1.record, $1.row) } }
    let postings = projection.records[kind]
    return found.indices.compactMap { index in
      let row = found[index]
      // Of a record the last row holds.
      let isLast = index + 1 == found.count || found[index + 1].record != row.record
      return isLast && postings.sign(at: row.row) > 0 ? row : nil
    }
  }

  /// The records that add something to a counting in an area or below it (nil for everywhere).
  package func countedRecords(_ counting: Counting, dates: Range<CivilDate>, area: String? = nil) -> [CountedRecord] {
    takenRecords(counting, dates: dates, in: area.map { ranks.set(of: $0) }).filter { !$0.amount.isZero }
  }
}
