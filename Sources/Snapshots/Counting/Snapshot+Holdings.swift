package import Events
internal import Projections

/// What was ever recorded of what a definition counts.
extension Snapshot {
  /// Whether anything was ever recorded, in any area, that the definition counts.
  package func holdsAnything(_ definition: Definition) -> Bool {
    if definition.measure == .published { return !statistics(of: definition.indicator).isEmpty }
    return definition.countings.contains { counting in
      counting.records.contains { kind in
        let postings = projection.records[kind]
        let condition = RowCondition(counting.condition, kind: kind, records: projection.records)
        return (0..<postings.count(at: length)).contains { condition.holds(postings, at: $0) }
      }
    }
  }

  /// For each month whether a record of a kind that is dated in it is open, in any area or none.
  package func monthsWithRecords(of kind: RecordKind, in months: Range<Month>) -> [Bool] {
    let span = months.lowerBound.index..<months.upperBound.index
    let postings = projection.records[kind]
    // Reoffences may have no area, and so no place in an index.
    let index = kind == .reoffence ? nil : index(of: .always, kind: kind)
    var open = span.map { index?.count(inMonth: $0, length: length) ?? 0 }
    let days = months.lowerBound.start.day..<months.upperBound.start.day
    let count = postings.count(at: length)
    for row in min(index?.rowCount ?? 0, count)..<count where days.contains(postings.day(at: row)) {
      open[CivilDate(day: postings.day(at: row)).month.index - span.lowerBound] += postings.sign(at: row)
    }
    return open.map { $0 > 0 }
  }

  /// The month of the first record that meets a condition; of several kinds, that of the kind that begins last.
  package func firstMonth(of kinds: [RecordKind], _ condition: Condition) -> Month? {
    let firstDays = kinds.compactMap { kind -> Int32? in
      let postings = projection.records[kind]
      let condition = RowCondition(condition, kind: kind, records: projection.records)
      var first: Int32?
      for row in 0..<postings.count(at: length) {
        let day = postings.day(at: row)
        if first.map({ day < $0 }) ?? true, condition.holds(postings, at: row) { first = day }
      }
      return first
    }
    return firstDays.max().map { CivilDate(day: $0).month }
  }
}
