internal import Events
internal import Projections
internal import Snapshots

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
