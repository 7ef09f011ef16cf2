internal import Dispatch
internal import Foundation
internal import Synchronization

/// Pieces of work that are done side by side, on as many cores as there are, and taken one after another in their order.
/// No more than one for each core, and another, are begun and not taken.
final class OrderedPieces<Piece: Sendable, Tools>: Sendable {
  private let begin: @Sendable () -> Tools
  private let make: @Sendable (Int, Tools) throws -> Piece
  private let next = Atomic<Int>(0)
  private let isEnded = Atomic<Bool>(false)
  private let made: Mutex<[Int: Result<Piece, any Error>]> = Mutex([:])
  /// One for each piece: signalled when it is made.
  private let ready: [DispatchSemaphore]
  /// How many more may be begun.
  private let room: DispatchSemaphore
  private let workerCount: Int

  /// - Parameters:
  ///   - begin: what one thread makes its pieces with; called once on each.
  ///   - make: makes a piece, by its number.
  init(
    count: Int, begin: @escaping @Sendable () -> Tools, make: @escaping @Sendable (Int, Tools) throws -> Piece
  ) {
    self.begin = begin
    self.make = make
    workerCount = min(count, ProcessInfo.processInfo.activeProcessorCount)
    ready = (0..<count).map { _ in DispatchSemaphore(value: 0) }
    // One that ends with less than it began with is a mistake to Dispatch: pieces that nobody takes give no room back.
    room = DispatchSemaphore(value: 0)
    for _ in 0...workerCount { room.signal() }
  }

  /// Takes one piece after another on this thread.
  /// - Parameters:
  ///   - waiting: called now and then while a piece is waited for.
  ///   - take: says whether more is wanted.
  func forEach(waiting: () -> Void, take: (Piece) throws -> Bool) throws {
    for _ in 0..<workerCount { DispatchQueue.global().async { self.work() } }
    defer {
      isEnded.store(true, ordering: .releasing)
      for _ in 0..<workerCount { room.signal() }
    }
    for index in ready.indices {
      while ready[index].wait(timeout: .now() + .milliseconds(100)) == .timedOut { waiting() }
      guard let piece = made.withLock({ $0.removeValue(forKey: index) }) else { return }
      guard try take(piece.get()) else { return }
      room.signal()
    }
  }

  private func work() {
    let tools = begin()
    while true {
      room.wait()
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < ready.count, !isEnded.load(ordering: .acquiring) else { return }
      let piece = Result { try make(index, tools) }
      made.withLock { $0[index] = piece }
      ready[index].signal()
    }
  }
}
