internal import Events
internal import Projections
internal import Snapshots

/// What figures of one indicator have in common at a point: who judges which days, what is counted, and what was said of it
/// in each area. It belongs to one thread.
final class IndicatorWorkings {
  let indicator: String
  let judges: Judges
  let point: Snapshot
  private var versions: [Int: JudgingVersion] = [:]
  private var headers: [Month: JudgingVersion] = [:]
  private var windows: [Range<CivilDate>: [JudgedDays]] = [:]
  private var areas: [String: IndicatorInArea] = [:]
  private var together: [[Int]: (versions: [Int], contents: [SeriesContent])] = [:]
  private var texts: [[Int]: String] = [:]

  init(_ indicator: String, judges: Judges, at point: Snapshot) {
    self.indicator = indicator
    self.judges = judges
    self.point = point
  }

  /// The version that gives a figure to a month its window, measure, threshold and so on.
  func header(for month: Month) -> JudgingVersion? {
    if let found = headers[month] { return found }
    let found = judges.header(for: month).map(version)
    headers[month] = found
    return found
  }

  /// The judges of a period, each with the days that it judges.
  func segments(of dates: Range<CivilDate>) -> [JudgedDays] {
    if let found = windows[dates] { return found }
    let found = judges.segments(of: dates).map { JudgedDays(version: version($0.definition), dates: $0.dates) }
    windows[dates] = found
    return found
  }

  private func version(_ definition: Definition) -> JudgingVersion {
    if let found = versions[definition.version] { return found }
    let made = JudgingVersion(definition, at: point)
    versions[definition.version] = made
    return made
  }

  /// The numbers of versions that judge one window, ascending, and what makes their figures comparable; each once.
  func judging(_ versions: [JudgingVersion]) -> (versions: [Int], contents: [SeriesContent]) {
    let numbers = versions.map { $0.definition.version }
    if let found = together[numbers] { return found }
    let made = (Set(numbers).sorted(), versions.map(\.content).withoutRepeats)
    together[numbers] = made
    return made
  }

  /// In how many areas it was asked about.
  var areaCount: Int { areas.count }

  /// Some versions as a receipt names them.
  func text(of versions: [Int]) -> String {
    if let found = texts[versions] { return found }
    let made = Receipt.text(of: versions, of: indicator, at: point)
    texts[versions] = made
    return made
  }

  /// What events had stated of the indicator in an area.
  func inArea(_ area: AreaWorkings) -> IndicatorInArea {
    if let found = areas[area.code] { return found }
    let made = IndicatorInArea(indicator, area, at: point)
    areas[area.code] = made
    return made
  }
}

/// A version of a definition that judges, with what its countings add up to.
final class JudgingVersion {
  let definition: Definition
  let count: CountedMonths?
  let of: CountedMonths?
  /// What makes its figures comparable with those of another version.
  let content: SeriesContent
  /// The greatest number of months in which it looks for later records; nil where it looks for none.
  let followUpMonths: Int?
  /// Which feeds have to account for the months that it judges.
  let requirements: [FeedRequirement]

  init(_ definition: Definition, at point: Snapshot) {
    self.definition = definition
    count = definition.count.map { CountedMonths($0, at: point) }
    of = definition.of.map { CountedMonths($0, at: point) }
    content = SeriesContent(definition)
    followUpMonths = definition.countings.flatMap { [$0.followed, $0.each] }.compactMap { $0?.withinMonths }.max()
    requirements = FeedRequirement.all(of: definition)
  }
}

/// A version with days that it judges.
struct JudgedDays {
  let version: JudgingVersion
  let dates: Range<CivilDate>
}

/// What events had stated of an indicator in one area.
final class IndicatorInArea {
  /// What was published for the areas above it, the nearest first, where anything was.
  let above: [(area: String, statistics: [PublishedStatistic])]
  let statistics: [PublishedStatistic]
  let publications: [Facts.Stated<PublishedFigure>]
  /// The practice notes that concern it, whenever they take effect.
  let practices: [PracticeNote]

  init(_ indicator: String, _ area: AreaWorkings, at point: Snapshot) {
    above = area.ancestors.map { ($0, point.statistics(of: indicator, area: $0)) }.filter { !$0.statistics.isEmpty }
    statistics = point.statistics(of: indicator, area: area.code)
    publications = point.statedPublications(of: indicator, area: area.code)
    practices = point.practiceNotes(for: indicator, in: area.code, ancestors: area.ancestors)
  }

  /// What was last published of exactly these dates.
  func publication(_ dates: Range<CivilDate>) -> Facts.Stated<PublishedFigure>? {
    publications.last { $0.content.isOf(dates) }
  }
}
