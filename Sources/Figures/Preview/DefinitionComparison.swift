internal import Events
internal import Ledger
internal import Projections
internal import Snapshots

/// An indicator under the versions adopted and under those with the new ones.
struct DefinitionComparison {
  let maker: FigureMaker
  let ledger: Ledger
  let indicator: String
  /// Whether numbers that are too small to be published are shown.
  let disclose: Bool
  /// Nil where no version is adopted yet.
  let before: Judges?
  let after: Judges

  /// Records that are named for each flip at most.
  private static let maximumExampleCount = 10

  private var point: Snapshot { maker.point }

  /// The last month that holds something the definitions count.
  func latestMonth(_ definitions: [Definition]) -> Month? {
    definitions.compactMap { definition in
      let published = definition.measure == .published ? point.statistics(of: indicator) : []
      let months = published.map { ($0.start..<$0.end).lastDay.month }
      return (months + [point.lastMonth(of: definition.countedKinds)].compactMap { $0 }).max()
    }.max()
  }

  /// The figure of a side; nil where no version judges.
  private func figure(_ judges: Judges?, area: String, to month: Month) -> Figure? {
    judges.flatMap {
      maker.figure(
        FigureQuestion(indicator: indicator, area: area, to: month, disclose: disclose), judges: $0)
    }
  }

  /// The records that a side counts, with what each adds.
  private func counted(
    _ judges: Judges?, _ figure: Figure?, area: String, part: PreviewChanges.Flip.Part
  ) -> [CountedRecord] {
    guard let judges, let figure, figure.header?.measure != .published else { return [] }
    let records = judges.segments(of: figure.part.period).flatMap { segment -> [CountedRecord] in
      let counting = part == .denominator ? segment.definition.of : segment.definition.count
      return counting.map { point.countedRecords($0, dates: segment.dates, area: area) } ?? []
    }
    return records.sorted { $0.record < $1.record }
  }

  // MARK: Flips

  /// The figures of an area on both sides, and the records that flip.
  /// - Parameter last: the last month with something to count; returns declared complete may end before it.
  func area(_ code: String, upTo last: Month) throws -> PreviewChanges.Area {
    let latest = LatestMonth(indicator: indicator, area: code, judges: after, upTo: last, at: point)
    let month = latest.month
    let old = figure(before, area: code, to: month)
    guard let new = figure(after, area: code, to: month) else {
      preconditionFailure("a version that is proposed judges every date")
    }
    var flips: [PreviewChanges.Flip] = []
    for part in [PreviewChanges.Flip.Part.numerator, .denominator] {
      let left = counted(before, old, area: code, part: part)
      let right = counted(after, new, area: code, part: part)
      func add(_ way: PreviewChanges.Flip.Way, _ records: [CountedRecord]) throws {
        guard !records.isEmpty else { return }
        flips.append(
          PreviewChanges.Flip(
            part: part, way: way, records: records.count,
            examples: try records.prefix(DefinitionComparison.maximumExampleCount).map(subject)))
      }
      let (leaving, entering, otherwise) = DefinitionComparison.differences(left, right)
      try add(.enters, entering)
      try add(.leaves, leaving)
      try add(.otherCount, otherwise)
    }
    return PreviewChanges.Area(
      code: code, name: point.hierarchy.name(of: code), latest: latest, before: old, after: new, flips: flips)
  }

  /// The records of one side alone, and those of both that count otherwise, as the second has them.
  /// - Parameters: by their numbers, ascending.
  private static func differences(
    _ left: [CountedRecord], _ right: [CountedRecord]
  ) -> (left: [CountedRecord], right: [CountedRecord], otherwise: [CountedRecord]) {
    var found: (left: [CountedRecord], right: [CountedRecord], otherwise: [CountedRecord]) = ([], [], [])
    var (mine, theirs) = (left[...], right[...])
    while let one = mine.first, let other = theirs.first {
      if one.record < other.record {
        found.left.append(one)
        mine.removeFirst()
      } else if other.record < one.record {
        found.right.append(other)
        theirs.removeFirst()
      } else {
        if one.times != other.times { found.otherwise.append(other) }
        mine.removeFirst()
        theirs.removeFirst()
      }
    }
    found.left += mine
    found.right += theirs
    return found
  }

  /// The subject of a record, as the journal names it.
  private func subject(_ record: CountedRecord) throws -> String {
    try RecordFinder(ledger, point.projection).subject(of: record.id, row: record.row)
  }
}
