internal import Synchronization

/// Bounds the streams that are open at the same time: each holds a connection.
final class StreamLimiter: Sendable {
  private let maximumCount: Int
  private let taken = Atomic(0)

  init(maximumCount: Int) { self.maximumCount = maximumCount }

  /// How many are open.
  var count: Int { taken.load(ordering: .relaxed) }

  /// Leave to open one, given back when nobody holds it any more; nil where as many are open as may be.
  func take() -> Permit? {
    guard taken.add(1, ordering: .relaxed).newValue <= maximumCount else {
      taken.subtract(1, ordering: .relaxed)
      return nil
    }
    return Permit(of: self)
  }

  final class Permit: Sendable {
    private let limiter: StreamLimiter

    fileprivate init(of limiter: StreamLimiter) { self.limiter = limiter }

    deinit { limiter.taken.subtract(1, ordering: .relaxed) }
  }
}
