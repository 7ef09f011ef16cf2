public import Events

extension RecordProjection {
  /// The sequences of the events that gave records of a kind a date in one of the months, ascending.
  package func sequences(of kind: RecordKind, in months: Set<Month>) -> [Int] {
    let days = months.map { $0.start.day..<$0.end.day }
    guard let postings = postings.first(where: { $0.kind == kind }), let first = days.map(\.lowerBound).min(),
      let end = days.map(\.upperBound).max()
    else { return [] }
    var isWanted = [Bool](repeating: false, count: Int(end - first))
    for range in days { for day in range { isWanted[Int(day - first)] = true } }
    return (0..<postings.count).filter { row in
      let day = postings.day(at: row)
      return postings.sign(at: row) > 0 && day >= first && day < end && isWanted[Int(day - first)]
    }.map(postings.sequence)
  }
}

extension Projection {
  /// The sequences of the events that gave records of a kind a date in one of the months, ascending.
  public func sequences(of kind: RecordKind, in months: Set<Month>) -> [Int] { records.sequences(of: kind, in: months) }
}
