internal import Events
internal import Figures
internal import Snapshots
internal import Synchronization

/// The defaults of points that were asked for before: each goes through all records, so each is found when it is first
/// needed, once for a point of a ledger.
final class DefaultsCache: Sendable {
  /// Points kept of each; beyond them all are dropped.
  private static let maximumPointCount = 256

  /// By the number of events known.
  private let areas = Mutex<[Int: String]>([:])
  private let quarters = Mutex<[Int: Quarter]>([:])

  func area(_ point: Snapshot) -> String {
    DefaultsCache.value(in: areas, at: point.length) { Defaults.area(point) }
  }

  func quarter(_ point: Snapshot) -> Quarter {
    DefaultsCache.value(in: quarters, at: point.length) { Defaults.quarter(point) }
  }

  private static func value<Value: Sendable>(
    in cache: borrowing Mutex<[Int: Value]>, at length: Int, _ find: () -> Value
  ) -> Value {
    if let known = cache.withLock({ $0[length] }) { return known }
    let value = find()
    cache.withLock { known in
      if known.count >= maximumPointCount { known.removeAll() }
      known[length] = value
    }
    return value
  }
}
