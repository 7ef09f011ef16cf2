internal import Events

/// In which months there are records of a kind at a point, kept month by month.
final class RecordMonths {
  private let point: Snapshot
  private var months: [RecordKind: [Month: Bool]] = [:]

  init(_ point: Snapshot) { self.point = point }

  /// For each month whether a record of a kind that is dated in it is open, in any area or none.
  func areHeld(of kind: RecordKind, in wanted: Range<Month>) -> [Bool] {
    let all = (wanted.lowerBound.index..<wanted.upperBound.index).map(Month.init(index:))
    if let known = months[kind], all.allSatisfy({ known[$0] != nil }) { return all.map { known[$0] ?? false } }
    let found = point.monthsWithRecords(of: kind, in: wanted)
    for (month, hasRecords) in zip(all, found) { months[kind, default: [:]][month] = hasRecords }
    return found
  }
}
