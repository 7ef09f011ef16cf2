internal import Synchronization

/// The places for streams that are open at the same time: each holds a connection.
final class StreamPlaces: Sendable {
  private let most: Int
  private let taken = Atomic(0)

  init(most: Int) { self.most = most }

  /// How many are taken.
  var count: Int { taken.load(ordering: .relaxed) }

  /// A place, given back when nobody holds it any more; nil where all are taken.
  func take() -> Place? {
    guard taken.add(1, ordering: .relaxed).newValue <= most else {
      taken.subtract(1, ordering: .relaxed)
      return nil
    }
    return Place(of: self)
  }

  final class Place: Sendable {
    private let places: StreamPlaces

    fileprivate init(of places: StreamPlaces) { self.places = places }

    deinit { places.taken.subtract(1, ordering: .relaxed) }
  }
}
