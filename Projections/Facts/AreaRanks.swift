/// The areas laid out in a row: every area with all below it in the administrative geography is one range of ranks, and with
/// all below it by any path a few. So "lies in an area" is a comparison or two, for the numbers that records carry.
///
/// Behind the areas of the hierarchy stand those that only records name: they lie in no other.
package struct AreaRanks: Sendable {
  package let hierarchy: Hierarchy
  /// For each number of the dictionary of areas its rank.
  package let rank: [Int32]
  /// The administrative ranges, by position; and the sets of the areas that have more below them.
  private let ranges: [Range<Int32>]
  private let wider: [Int: RankSet]
  private let positions: [Int32]
  private let lone: [String: Int32]
  /// The number of ranks.
  package let count: Int

  package init(_ dictionary: ValueDictionary, hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    ranges = AreaRanks.layOut(hierarchy)
    wider = AreaRanks.widen(hierarchy, ranges)
    var positions = [Int32](repeating: 0, count: hierarchy.areas.count)
    for (position, range) in ranges.enumerated() { positions[Int(range.lowerBound)] = Int32(position) }
    self.positions = positions
    var next = Int32(hierarchy.areas.count)
    var rank = [Int32](repeating: -1, count: dictionary.count)
    var lone: [String: Int32] = [:]
    for number in 1..<max(1, dictionary.count) {
      guard case .text(let code) = StoredValue(dictionary[UInt32(number)]) else { continue }
      if let position = hierarchy.position(of: code) {
        rank[number] = ranges[position].lowerBound
      } else {
        rank[number] = next
        lone[code] = next
        next += 1
      }
    }
    self.rank = rank
    self.lone = lone
    count = Int(next)
  }

  /// The administrative ranges: an area, then all below it.
  private static func layOut(_ hierarchy: Hierarchy) -> [Range<Int32>] {
    var next: Int32 = 0
    var ranges = [Range<Int32>](repeating: 0..<0, count: hierarchy.areas.count)
    var starts = [Int32](repeating: 0, count: hierarchy.areas.count)
    for root in hierarchy.areas.indices where hierarchy.administrativeParent(of: root) == nil {
      var pending: [(area: Int, isDone: Bool)] = [(root, false)]
      while let (area, isDone) = pending.popLast() {
        if isDone {
          ranges[area] = starts[area]..<next
        } else {
          starts[area] = next
          next += 1
          pending.append((area, true))
          guard let children = hierarchy.areas[area].children.first, children.geography == 0 else { continue }
          for child in children.areas { pending.append((child, false)) }
        }
      }
    }
    return ranges
  }

  /// The sets of the areas below which more lies than their administrative range.
  private static func widen(_ hierarchy: Hierarchy, _ ranges: [Range<Int32>]) -> [Int: RankSet] {
    guard hierarchy.geographies.count > 1 else { return [:] }
    var wider: [Int: RankSet] = [:]
    for area in hierarchy.childrenFirst {
      let children = hierarchy.areas[area].children
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

  /// The ranks of an area and all below it; empty where neither the hierarchy nor a record knows the area.
  package func set(of code: String) -> RankSet {
    if let position = hierarchy.position(of: code) { return set(at: position) }
    if let rank = lone[code] { return RankSet(rank..<rank + 1) }
    return .empty
  }

  /// The ranks of the area at a position of the hierarchy, and of all below it.
  package func set(at position: Int) -> RankSet { wider[position] ?? RankSet(ranges[position]) }

  /// The rank of an area itself.
  package func own(_ code: String) -> Int32? {
    hierarchy.position(of: code).map { ranges[$0].lowerBound } ?? lone[code]
  }

  package func own(at position: Int) -> Int32 { ranges[position].lowerBound }

  /// The position of the area that has a rank; nil where only records name it.
  package func position(atRank rank: Int32) -> Int? {
    positions.indices.contains(Int(rank)) ? Int(positions[Int(rank)]) : nil
  }

  /// The area that only records name and that has a rank.
  package func loneCode(atRank rank: Int32) -> String? { lone.first { $0.value == rank }?.key }

  /// The ranks of the areas that only records name.
  package var nowhere: Range<Int32> { Int32(hierarchy.areas.count)..<Int32(count) }
}
