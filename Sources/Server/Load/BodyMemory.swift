internal import Synchronization

/// Bounds the bodies that are held at the same time: each may be long, and a thousand long ones are too much together.
final class BodyMemory: Sendable {
  private let maximumByteCount: Int
  private let taken = Atomic(0)

  init(maximumByteCount: Int) { self.maximumByteCount = maximumByteCount }

  /// How many bytes are held.
  var byteCount: Int { taken.load(ordering: .relaxed) }

  /// What one body takes of it, given back when nobody holds it any more.
  final class Share: Sendable {
    private let memory: BodyMemory
    private let taken = Atomic(0)

    init(of memory: BodyMemory) { self.memory = memory }

    deinit { memory.taken.subtract(taken.load(ordering: .relaxed), ordering: .relaxed) }

    /// Takes more; false where there is no more.
    func take(_ byteCount: Int) -> Bool {
      guard memory.taken.add(byteCount, ordering: .relaxed).newValue <= memory.maximumByteCount else {
        memory.taken.subtract(byteCount, ordering: .relaxed)
        return false
      }
      taken.add(byteCount, ordering: .relaxed)
      return true
    }
  }
}

/// A body as it was sent, unpacked, and what it takes of the memory for bodies as long as somebody holds it.
struct HeldBody: Sendable {
  let bytes: [UInt8]
  private let share: BodyMemory.Share

  init(_ bytes: [UInt8], _ share: BodyMemory.Share) { (self.bytes, self.share) = (bytes, share) }
}
