internal import Events
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
