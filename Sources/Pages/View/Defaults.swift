internal import Events
internal import Figures
internal import Projections
internal import Snapshots

/// What a page shows where its address does not say: found from what was known at the point alone, so that an address
/// with a pinned point shows the same for ever.
enum Defaults {
  /// An area stands for the whole where at least this share (in percent) of the records lies in it or below it.
  private static let wholePercent = 90

  /// The smallest area that holds nearly all records; where there are none, the first area that is known.
  static func area(_ point: Snapshot) -> String {
    let (ranks, hierarchy) = (point.ranks, point.hierarchy)
    var counts = [Int](repeating: 0, count: ranks.count + 1)
    var total = 0
    for kind in RecordKind.allCases {
      let postings = point.projection.records[kind]
      guard let column = postings.column(of: .area) else { continue }
      for row in 0..<postings.count(at: point.length) where postings.sign(at: row) > 0 {
        let rank = ranks.rank[Int(column[row])]
        guard rank >= 0 else { continue }
        counts[Int(rank)] += 1
        total += 1
      }
    }
    var sums = [0]
    for count in counts { sums.append(sums[sums.count - 1] + count) }
    func records(in area: String) -> Int {
      ranks.set(of: area).ranges.reduce(0) { $0 + sums[Int($1.upperBound)] - sums[Int($1.lowerBound)] }
    }
    let roots = hierarchy.areas.indices.filter { hierarchy.administrativeParent(of: $0) == nil }
      .map { hierarchy.areas[$0].code }.sorted()
    guard var best = roots.max(by: { (records(in: $0), $1) < (records(in: $1), $0) }) else {
      return firstLoneArea(point) ?? "E92000001"
    }
    while total > 0,
      let child = hierarchy.children(of: best).first(where: { records(in: $0) * 100 >= total * wholePercent })
    {
      best = child
    }
    return best
  }

  /// The area of the first record, where no area has a place in the hierarchy.
  private static func firstLoneArea(_ point: Snapshot) -> String? {
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
    var last: Int32?
    for kind in RecordKind.allCases {
      let postings = point.projection.records[kind]
      for row in 0..<postings.count(at: point.length) {
        let day = postings.day(at: row)
        if last.map({ day > $0 }) ?? true { last = day }
      }
    }
    let statistics = point.projection.facts.statistics.known(at: point.length).map { $0.content.end.day - 1 }
    guard let day = last ?? statistics.max() else { return Quarter(of: Month(year: 2019, month: 4)) }
    let month = CivilDate(day: day).month
    let quarter = Quarter(of: month)
    return quarter.last == month ? quarter : Quarter(of: quarter.first.adding(-1))
  }
}
