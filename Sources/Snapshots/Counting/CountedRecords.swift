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
      for place in openRows(counting.condition, kind, dates, set) {
        let row = place.row
        guard relations.hold(postings, row) else { continue }
        let times = relations.times(postings, row)
        counted.append(
          CountedRecord(
            record: place.record, kind: kind, day: postings.day(at: row), rank: place.rank, row: row, times: times,
            amount: amounts.amount(of: amounts.number(at: row)) * Rational(times)))
      }
    }
    return counting.records.count == 1 ? counted : counted.sorted { $0.record < $1.record }
  }

  /// A row that opens a record, or closes it.
  private struct Place {
    let record: UInt32
    let rank: Int32
    let row: Int
  }

  /// The rows that hold the contents of the records that are open, by their numbers.
  private func openRows(
    _ condition: Condition, _ kind: RecordKind, _ dates: Range<CivilDate>, _ areas: RankSet
  ) -> [Place] {
    var places: [Place] = []
    var isAscending = true
    let rows = MatchingRows(condition, kind: kind, dates: dates, in: areas, point: self)
    rows.visit { postings, row, rank in
      guard areas.contains(rank) else { return }
      let record = postings.record(at: row)
      isAscending = isAscending && places.last.map { $0.record <= record } ?? true
      places.append(Place(record: record, rank: rank, row: row))
    }
    if !isAscending { places.sort { ($0.record, $0.row) < ($1.record, $1.row) } }
    let postings = projection.records[kind]
    return places.indices.compactMap { index in
      let place = places[index]
      // Of a record the last row holds.
      let isLast = index + 1 == places.count || places[index + 1].record != place.record
      return isLast && postings.sign(at: place.row) > 0 ? place : nil
    }
  }

  /// The records that add something to a counting in an area or below it (nil for everywhere).
  package func countedRecords(_ counting: Counting, dates: Range<CivilDate>, area: String? = nil) -> [CountedRecord] {
    takenRecords(counting, dates: dates, in: area.map { ranks.set(of: $0) }).filter { !$0.amount.isZero }
  }
}
