internal import Synchronization

/// The places for streams that are open at the same time: each holds a connection.
final class StreamLimiter: Sendable {
  private let most: Int
  private let taken = Atomic(0)

  init(most: Int) { self.most = most }

  /// How many are taken.
  var count: Int { taken.load(ordering: .relaxed) }

  /// A place, given back when nobody holds it any more; nil where all are taken.
  func take() -> Permit? {
    guard taken.add(1, ordering: .relaxed).newValue <= most else {
      taken.subtract(1, ordering: .relaxed)
      return nil
    }
    return Permit(of: self)
  }

  final class Permit: Sendable {
    private let places: StreamLimiter

    fileprivate init(of places: StreamLimiter) { self.places = places }

    deinit { places.taken.subtract(1, ordering: .relaxed) }
  }
}
