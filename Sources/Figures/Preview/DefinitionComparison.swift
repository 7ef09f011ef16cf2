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
    var days: [Int32] = []
    for definition in definitions {
      if definition.measure == .published {
        days += point.statistics(of: indicator).map { ($0.start..<$0.end).lastDay.day }
      }
      for kind in definition.countedKinds {
        let postings = point.projection.records[kind]
        if let last = (0..<postings.count).map({ postings.day(at: $0) }).max() { days.append(last) }
      }
    }
    return days.max().map { CivilDate(day: $0).month }
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
  ) -> [UInt32: CountedRecord] {
    guard let judges, let figure, figure.header?.measure != .published else { return [:] }
    var records: [UInt32: CountedRecord] = [:]
    for segment in judges.segments(of: figure.part.period) {
      guard let counting = part == .denominator ? segment.definition.of : segment.definition.count else { continue }
      for record in point.countedRecords(counting, dates: segment.dates, area: area) {
        records[record.record] = record
      }
    }
    return records
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
      func add(_ way: PreviewChanges.Flip.Way, _ records: some Sequence<CountedRecord>) throws {
        let records = records.sorted { $0.record < $1.record }
        guard !records.isEmpty else { return }
        flips.append(
          PreviewChanges.Flip(
            part: part, way: way, records: records.count,
            examples: try records.prefix(DefinitionComparison.maximumExampleCount).map(subject)))
      }
      try add(.enters, right.values.filter { left[$0.record] == nil })
      try add(.leaves, left.values.filter { right[$0.record] == nil })
      try add(
        .otherCount, right.values.filter { record in left[record.record].map { $0.times != record.times } ?? false })
    }
    return PreviewChanges.Area(
      code: code, name: point.hierarchy.name(of: code), latest: latest, before: old, after: new, flips: flips)
  }

  /// The subject of a record, as the journal names it.
  private func subject(_ record: CountedRecord) throws -> String {
    try RecordFinder(ledger, point.projection).subject(of: record.id, row: record.row)
  }
}
