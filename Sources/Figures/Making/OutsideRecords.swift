internal import Events
internal import Projections
internal import Snapshots

/// The records that a figure's window takes and that lie where they count for no area like it: those that could not be
/// placed, and those in areas that nothing places.
struct OutsideRecords {
  private(set) var unplaced = 0
  /// The number in the whole ledger, and the areas that hold most of them.
  private(set) var nowhere = 0
  private(set) var areas: [String] = []

  /// Areas that are named at most.
  private static let maximumAreaCount = 3

  init() {}

  init(_ window: WindowCount, scope: AreaScope, at point: Snapshot) {
    guard !scope.unplaced.isEmpty || !scope.nowhere.isEmpty else { return }
    var byRank: [Int32: Int] = [:]
    for segment in window.segments {
      let (countings, found) = (segment.definition.countings, segment.found)
      // What `count` takes `of` often takes too: a record counts once.
      let holders = found.filter { $0.unplaced != 0 }
      unplaced +=
        holders.count > 1
        ? OutsideRecords.taken(countings, segment.dates, scope.unplaced, point).count
        : holders.first?.unplaced ?? 0
      guard found.contains(where: { $0.nowhere != 0 }) else { continue }
      let records = OutsideRecords.taken(countings, segment.dates, scope.nowhere, point)
      nowhere += records.count
      for rank in records.values { byRank[rank, default: 0] += 1 }
    }
    guard nowhere > 0 else { return }
    let codes = byRank.map { (code: point.ranks.loneCode(atRank: $0.key) ?? "", count: $0.value) }
    areas = codes.sorted { ($1.count, $0.code) < ($0.count, $1.code) }.prefix(OutsideRecords.maximumAreaCount).map(
      \.code)
  }

  /// What readers are told of them: numbers in the grid, and no area.
  var roundedNotes: [Figure.Note] {
    func isTold(_ count: Int) -> Bool { count > DisclosureGrid.greatestHidden }
    func rounded(_ count: Int) -> Int { DisclosureGrid.rounded(count) }
    return (isTold(unplaced) ? [.unplaced(rounded(unplaced))] : [])
      + (isTold(nowhere) ? [.nowhere(count: rounded(nowhere), areas: [])] : [])
  }

  /// The records that any of some countings takes, each once, with the ranks of their areas.
  private static func taken(
    _ countings: [Counting], _ dates: Range<CivilDate>, _ areas: RankSet, _ point: Snapshot
  ) -> [RecordID: Int32] {
    var taken: [RecordID: Int32] = [:]
    for counting in countings {
      for record in point.takenRecords(counting, dates: dates, in: areas) { taken[record.id] = record.rank }
    }
    return taken
  }
}
