internal import Synchronization

/// Sets of ranks as they are in another hierarchy of the same ledger: of the same areas, whatever lies below them there.
package final class RankTranslation: Sendable {
  private let from: AreaRanks
  private let to: AreaRanks
  private let known = Mutex<[RankSet: RankSet]>([:])

  /// Translations kept; beyond it all are dropped.
  private static let maximumCount = 1024

  package init(from: AreaRanks, to: AreaRanks) {
    self.from = from
    self.to = to
  }

  /// The ranks there of the areas that have these here. An area that nothing knew there has none: no record that the other
  /// hierarchy's numbers cover is in it.
  package func callAsFunction(_ set: RankSet) -> RankSet {
    if let found = known.withLock({ $0[set] }) { return found }
    let made = RankSet(set.ranges.joined().compactMap(translated).map { $0..<$0 + 1 })
    known.withLock { known in
      if known.count >= Self.maximumCount { known.removeAll() }
      known[set] = made
    }
    return made
  }

  private func translated(_ rank: Int32) -> Int32? {
    guard let position = from.position(atRank: rank) else {
      return from.loneCode(atRank: rank).flatMap { to.own($0) }
    }
    return to.own(from.hierarchy.areas[position].code)
  }
}
