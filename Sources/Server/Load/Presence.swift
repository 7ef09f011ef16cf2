internal import NIOCore
internal import Synchronization

/// Whether a caller still waits for an answer.
///
/// One that has closed its side of the connection may have gone away or may only have said all that it has to say: for a second
/// it counts as waiting.
final class Presence: Sendable {
  private let closed = Atomic<UInt64>(0)

  private static let grace = TimeAmount.seconds(1)

  var isThere: Bool {
    let closed = closed.load(ordering: .relaxed)
    return closed == 0 || .now() < .uptimeNanoseconds(closed) + Presence.grace
  }

  /// Its side is closed.
  func end() {
    _ = closed.compareExchange(expected: 0, desired: max(1, NIODeadline.now().uptimeNanoseconds), ordering: .relaxed)
  }

  /// The connection is gone.
  func leave() { closed.store(1, ordering: .relaxed) }
}
