internal import Events
internal import Projections
internal import Synchronization

/// The indexes of the countings that were asked for, made when they are asked for the third time.
final class IndexesInMemory: Sendable {
  private struct Key: Hashable {
    let kind: RecordKind
    let condition: Condition
    /// Points with as many assignments have the same hierarchy, and so the same ranks.
    let assignmentCount: Int
  }

  private struct Kept {
    var askedCount = 0
    var index: StandingIndex?
  }

  /// Below this number of postings looking at each is as fast.
  static let minimumRowCount = 20_000
  /// Postings after the index was made that are worth making it again.
  static let maximumLaterRowCount = 50_000
  /// Indexes kept; beyond it all are dropped.
  static let maximumIndexCount = 256

  private let kept = Mutex<[Key: Kept]>([:])

  /// The index of a counting without relations, if one is worth while.
  /// - Parameters:
  ///   - ranks: of the hierarchy that the number of assignments stands for.
  ///   - assignmentCount: how many assignments of areas are known.
  ///   - isCounted: whether this is one of the times that it is asked for.
  func index(
    _ condition: Condition, kind: RecordKind, records: RecordProjection, ranks: AreaRanks, assignmentCount: Int,
    isCounted: Bool
  ) -> StandingIndex? {
    let postings = records[kind]
    guard postings.count >= IndexesInMemory.minimumRowCount else { return nil }
    let key = Key(kind: kind, condition: condition, assignmentCount: assignmentCount)
    let (found, isWanted) = kept.withLock { kept in
      if kept.count > IndexesInMemory.maximumIndexCount { kept.removeAll() }
      var entry = kept[key] ?? Kept()
      if isCounted { entry.askedCount += 1 }
      kept[key] = entry
      return (entry.index, entry.askedCount > 2)
    }
    if let found, postings.count - found.rowCount <= IndexesInMemory.maximumLaterRowCount { return found }
    guard isWanted else { return nil }
    let made = StandingIndex(
      RowCondition(condition, kind: kind, records: records), postings: postings, ranks: ranks)
    kept.withLock { $0[key]?.index = made }
    return made
  }
}
