internal import Events
internal import Projections

/// An indicator under the versions adopted and under those with the new ones.
struct PreviewSides {
  let point: KnownPoint
  let indicator: String
  /// Nil where no version is adopted yet.
  let before: Judges?
  let after: Judges

  /// The last month that holds something the definitions count.
  func latestMonth(_ definitions: [Definition]) -> Month? {
    var days: [Int32] = []
    for definition in definitions {
      if definition.measure == .published {
        days += point.projection.facts.statistics.known(at: point.length).map(\.content)
          .filter { $0.indicator == indicator }.map { $0.end.day - 1 }
      }
      for kind in [definition.count, definition.of].flatMap({ $0?.records ?? [] }) {
        let postings = point.projection.records[kind]
        if let last = (0..<postings.count).map({ postings.day(at: $0) }).max() { days.append(last) }
      }
    }
    return days.max().map { CivilDate(day: $0).month }
  }

  /// The figure of a side; nil where no version judges.
  func figure(_ judges: Judges?, area: String, to month: Month) -> Figure? {
    guard let judges, let header = judges.judge(of: CivilDate(day: month.end.day - 1)) else { return nil }
    let maker = PartMaker(point: point, indicator: indicator, area: area, header: header, judges: judges)
    let months = header.window.months(to: month)
    let now = maker.count(months)
    let earlier = maker.count(header.window.previous(of: months, rule: header.previous))
    var figure = Figure(
      question: FigureQuestion(indicator: indicator, area: area, to: month), title: header.title,
      areaName: point.hierarchy.name(of: area), header: header, versions: judges.versions(of: now.part.period),
      knownLength: point.length, knownTime: nil, part: now.part, previous: earlier.part)
    FigureStatistics(header: header, now: now, before: earlier).complete(&figure)
    figure.notes = now.reasons + figure.notes
    return figure
  }

  /// The records that a side counts, with what each adds.
  func counted(_ judges: Judges?, _ figure: Figure?, area: String, isWhole: Bool) -> [UInt32: CountedRecord] {
    guard let judges, let figure, figure.header?.measure != .published else { return [:] }
    var records: [UInt32: CountedRecord] = [:]
    for segment in judges.segments(of: figure.part.period) {
      guard let counting = isWhole ? segment.definition.of : segment.definition.count else { continue }
      for record in point.countedRecords(counting, dates: segment.dates, area: area) {
        records[record.record] = record
      }
    }
    return records
  }
}
