internal import Events
internal import Projections
internal import Synchronization

/// What snapshots of a ledger have in common, as long as nobody else is erased: what was made of texts that were told
/// otherwise is dropped.
final class ToldCaches: Sendable {
  private let current = Mutex<(erasureCount: Int, cache: SnapshotCache)>((0, SnapshotCache()))

  func cache(for projection: Projection) -> SnapshotCache {
    let count = projection.erased.parties.count
    return current.withLock { current in
      if count > current.erasureCount { current = (count, SnapshotCache()) }
      // Who asked before the erasure and goes on has a cache of its own.
      return count == current.erasureCount ? current.cache : SnapshotCache()
    }
  }
}
