internal import Events
internal import Figures
internal import Projections
internal import Snapshots

/// What a page shows where its address does not say: found from what was known at the point alone, so that an address
/// with a pinned point shows the same for ever.
enum Defaults {
  /// The area of the first record, where no area has a place in the hierarchy.
  static func firstLoneArea(_ point: Snapshot) -> String? {
    for kind in RecordKind.allCases {
      let postings = point.projection.records[kind]
      guard let column = postings.column(of: .area), postings.count(at: point.length) > 0 else { continue }
      if case .text(let code) = StoredValue(point.projection.records.dictionary(of: .area)[column[0]]) { return code }
    }
    return nil
  }

  /// The last quarter that was over on the day of the newest record; where there are no records, on the last day of the
  /// newest published statistic; 2019/20 Q1 where there is neither.
  static func quarter(_ point: Snapshot) -> Quarter {
    let statistics = point.projection.facts.statistics.known(at: point.length).map { $0.content.end.day - 1 }
    guard let month = point.lastMonth ?? statistics.max().map({ CivilDate(day: $0).month }) else {
      return Quarter(of: Month(year: 2019, month: 4))
    }
    let quarter = Quarter(of: month)
    return quarter.last == month ? quarter : Quarter(of: quarter.first.adding(-1))
  }
}
