package import Events
internal import Projections

/// What was ever recorded of what a definition counts.
extension Snapshot {
  /// Whether anything was ever recorded, in any area, that the definition counts.
  package func holdsAnything(_ definition: Definition) -> Bool {
    if definition.measure == .published { return !statistics(of: definition.indicator).isEmpty }
    return definition.countings.contains { counting in
      counting.records.contains { kind in
        let (index, later, postings) = holdings(of: kind, counting.condition)
        if index?.firstMonth(postings, length: length) != nil { return true }
        let condition = RowCondition(counting.condition, kind: kind, records: projection.records)
        return later.contains { condition.holds(postings, at: $0) }
      }
    }
  }

  /// For each month whether a record of a kind that is dated in it is open, in any area or none.
  package func monthsWithRecords(of kind: RecordKind, in months: Range<Month>) -> [Bool] {
    let span = months.lowerBound.index..<months.upperBound.index
    let (index, later, postings) = holdings(of: kind, .always)
    var open = span.map { index?.count(inMonth: $0, postings, length: length) ?? 0 }
    let days = months.lowerBound.start.day..<months.upperBound.start.day
    for row in later where days.contains(postings.day(at: row)) {
      open[CivilDate(day: postings.day(at: row)).month.index - span.lowerBound] += postings.sign(at: row)
    }
    return open.map { $0 > 0 }
  }

  /// The month of the first record that meets a condition; of several kinds, that of the kind that begins last.
  package func firstMonth(of kinds: [RecordKind], _ condition: Condition) -> Month? {
    let firstDays = kinds.compactMap { kind -> Int32? in
      let (index, later, postings) = holdings(of: kind, condition)
      let condition = RowCondition(condition, kind: kind, records: projection.records)
      var first = index?.firstMonth(postings, length: length).map { Month(index: $0).start.day }
      for row in later {
        let day = postings.day(at: row)
        if first.map({ day < $0 }) ?? true, condition.holds(postings, at: row) { first = day }
      }
      return first
    }
    return firstDays.max().map { CivilDate(day: $0).month }
  }

  /// The last month in which any record was ever dated.
  package var lastMonth: Month? { lastMonth(of: RecordKind.allCases) }

  /// The same of some kinds.
  package func lastMonth(of kinds: [RecordKind]) -> Month? {
    kinds.compactMap { kind -> Int? in
      let (index, later, postings) = holdings(of: kind, .always)
      let last = later.lazy.map(postings.day).max().map { CivilDate(day: $0).month.index }
      return [index?.lastMonth(postings, length: length), last].compactMap { $0 }.max()
    }.max().map { Month(index: $0) }
  }

  /// An index of the records of a kind that meet a condition, if one is worth while, and the rows known that it does not hold.
  /// Reoffences may have no area, and so no place in an index.
  private func holdings(
    of kind: RecordKind, _ condition: Condition
  ) -> (index: StandingIndex?, later: Range<Int>, postings: Postings) {
    let postings = projection.records[kind]
    let index = kind == .reoffence ? nil : index(of: condition, kind: kind)
    let count = postings.count(at: length)
    return (index, min(index?.rowCount ?? 0, count)..<count, postings)
  }
}
