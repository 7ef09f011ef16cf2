internal import Events
internal import Projections
internal import Snapshots

extension Defaults {
  /// An area stands for the whole where at least this share (in percent) of the records lies in it or below it.
  private static let wholePercent = 90

  /// The area that the ledger is about: the one of which the most feeds give account, as returns say of what area they are.
  ///
  /// A feed gives account of the areas that its declarations name, of those below them, and of one whose areas it gives
  /// account of each. Of areas with as many feeds it is the one with the most records, and of those the lowest. So a police
  /// force's feed beside a county's other returns leads to the county, and to the force where it is alone. Where nothing is
  /// declared, it is the smallest area that holds nearly all records; where there are none, the first area that is known.
  static func area(_ point: Snapshot) -> String {
    let records = RecordSums(point)
    return declaredArea(point, records) ?? wholeArea(point, records) ?? firstLoneArea(point) ?? "E92000001"
  }

  private static func declaredArea(_ point: Snapshot, _ records: RecordSums) -> String? {
    let hierarchy = point.hierarchy
    var declared: [String: Set<String>] = [:]
    for feed in point.coverage.feeds {
      let areas = point.coverage.areas(feed: feed).filter { hierarchy.position(of: $0) != nil }
      if !areas.isEmpty { declared[feed] = Set(areas) }
    }
    let named = declared.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    let candidates = named.union(named.flatMap(hierarchy.ancestors))
    func accounts(_ areas: Set<String>, _ code: String) -> Bool {
      if areas.contains(code) || hierarchy.ancestors(of: code).contains(where: areas.contains) { return true }
      let children = hierarchy.placedChildren(of: code)
      return !children.isEmpty && children.allSatisfy { isWhole(areas, $0) }
    }
    func isWhole(_ areas: Set<String>, _ code: String) -> Bool {
      if areas.contains(code) { return true }
      let children = hierarchy.placedChildren(of: code)
      return !children.isEmpty && children.allSatisfy { isWhole(areas, $0) }
    }
    let feeds = candidates.map { code in (code: code, count: declared.values.count { accounts($0, code) }) }
    let most = feeds.map(\.count).max()
    let first = feeds.filter { $0.count == most }.map(\.code)
    guard first.count > 1 else { return first.first }
    let ranked = first.map { code in
      (code: code, records: records.count(in: code), depth: hierarchy.ancestors(of: code).count)
    }
    return ranked.max { left, right in
      // Of equals the first by its code.
      (left.records, left.depth, right.code) < (right.records, right.depth, left.code)
    }?.code
  }

  private static func wholeArea(_ point: Snapshot, _ records: RecordSums) -> String? {
    let hierarchy = point.hierarchy
    let roots = hierarchy.areas.indices.filter { hierarchy.administrativeParent(of: $0) == nil }
      .map { hierarchy.areas[$0].code }.sorted()
    guard var best = roots.max(by: { (records.count(in: $0), $1) < (records.count(in: $1), $0) }) else { return nil }
    let total = records.total
    while total > 0,
      let child = hierarchy.children(of: best).first(where: { records.count(in: $0) * 100 >= total * wholePercent })
    {
      best = child
    }
    return best
  }
}
