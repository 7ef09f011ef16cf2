internal import Events
internal import Figures
internal import Projections
internal import Snapshots
internal import Synchronization

/// The defaults of points that were asked for before: each goes through all records, so each is found when it is first
/// needed, once for a point of a ledger.
final class DefaultsCache: Sendable {
  /// Points kept of each; beyond them all are dropped.
  private static let maximumPointCount = 256

  private struct Key: Hashable {
    /// The number of events known.
    let length: Int
    /// What was found before somebody was erased may name them.
    let erasureCount: Int

    init(_ point: Snapshot) { (length, erasureCount) = (point.length, point.projection.erased.parties.count) }
  }

  private let areas = Mutex<[Key: String]>([:])
  private let quarters = Mutex<[Key: Quarter]>([:])

  func area(_ point: Snapshot) -> String {
    DefaultsCache.value(in: areas, at: Key(point)) { Defaults.area(point) }
  }

  func quarter(_ point: Snapshot) -> Quarter {
    DefaultsCache.value(in: quarters, at: Key(point)) { Defaults.quarter(point) }
  }

  private static func value<Value: Sendable>(
    in cache: borrowing Mutex<[Key: Value]>, at key: Key, _ find: () -> Value
  ) -> Value {
    if let known = cache.withLock({ $0[key] }) { return known }
    let value = find()
    cache.withLock { known in
      if known.count >= maximumPointCount { known.removeAll() }
      known[key] = value
    }
    return value
  }
}
