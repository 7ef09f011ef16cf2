/// Lays areas out in a row, each with all that lies below it in the administrative geography behind it.
enum RankLayout {
  /// The administrative ranges: an area, then all below it.
  static func ranges(_ areas: [HierarchyReplay.Area]) -> [Range<Int32>] {
    var next: Int32 = 0
    var ranges = [Range<Int32>](repeating: 0..<0, count: areas.count)
    var starts = [Int32](repeating: 0, count: areas.count)
    for root in areas.indices where areas[root].administrativeParent == nil {
      var pending: [(area: Int, isDone: Bool)] = [(root, false)]
      while let (area, isDone) = pending.popLast() {
        if isDone {
          ranges[area] = starts[area]..<next
        } else {
          starts[area] = next
          next += 1
          pending.append((area, true))
          guard let children = areas[area].children.first, children.geography == 0 else { continue }
          for child in children.areas { pending.append((child, false)) }
        }
      }
    }
    return ranges
  }

  /// The sets of the areas below which more lies than their administrative range.
  static func wider(
    _ areas: [HierarchyReplay.Area], _ childrenFirst: [Int], _ ranges: [Range<Int32>]
  ) -> [Int: RankSet] {
    var wider: [Int: RankSet] = [:]
    for area in childrenFirst {
      let children = areas[area].children
      guard children.contains(where: { $0.geography > 0 || $0.areas.contains { wider[$0] != nil } }) else { continue }
      var parts = [ranges[area]]
      for child in children.flatMap(\.areas) {
        if let set = wider[child] { parts += set.ranges } else { parts.append(ranges[child]) }
      }
      let set = RankSet(parts)
      if set != RankSet(ranges[area]) { wider[area] = set }
    }
    return wider
  }
}

extension HierarchyReplay.Area {
  fileprivate var administrativeParent: Int? { places.first { $0.geography == 0 }?.parent }
}
