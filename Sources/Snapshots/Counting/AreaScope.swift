internal import Events
package import Projections

/// Where the records of an area's figure lie, and where those that could not be placed.
package struct AreaScope: Sendable {
  /// The area and all below it.
  package let inside: RankSet
  /// The areas above it, and those that lie below one of them for want of anything better and not within the area.
  package let unplaced: RankSet
  /// The areas that only records name.
  package let nowhere: RankSet

  /// All of them.
  var all: RankSet { inside.union(unplaced).union(nowhere) }

  var isEmpty: Bool { inside.isEmpty && unplaced.isEmpty && nowhere.isEmpty }

  /// The same without a look at what lies in the area.
  var outsideAlone: AreaScope { AreaScope(inside: .empty, unplaced: unplaced, nowhere: nowhere) }

  /// The same without a look at what lies elsewhere.
  package var insideAlone: AreaScope { AreaScope(inside: inside, unplaced: .empty, nowhere: .empty) }
}

extension Snapshot {
  package func scope(of area: String) -> AreaScope {
    let inside = ranks.set(of: area)
    let above = hierarchy.ancestors(of: area)
    var unplaced: [Range<Int32>] = []
    for code in above { if let rank = ranks.own(code) { unplaced.append(rank..<rank + 1) } }
    if !provisionalRanks.isEmpty {
      let sets = above.map(ranks.set(of:))
      for range in provisionalRanks.subtracting(inside).ranges {
        for rank in range where sets.contains(where: { $0.contains(rank) }) { unplaced.append(rank..<rank + 1) }
      }
    }
    return AreaScope(inside: inside, unplaced: RankSet(unplaced), nowhere: RankSet(ranks.nowhere))
  }
}
