internal import Dispatch
internal import Synchronization

/// Hands elements from one thread to another in order, a few of them waiting at most.
final class BoundedQueue<Element: Sendable>: Sendable {
  private struct State: Sendable {
    var waiting: [Result<Element, any Error>] = []
    var isCancelled = false
  }

  private let state = Mutex(State())
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  init(capacity: Int) {
    // A semaphore that ends below the value it was made with is a crash; elements may be left when no more are taken.
    for _ in 0..<capacity { room.signal() }
  }

  /// Gives the next element, or the error that ends them, waiting for room. False when nobody takes any more.
  func give(_ element: Result<Element, any Error>) -> Bool {
    room.wait()
    let isTaken = state.withLock { state in
      if !state.isCancelled { state.waiting.append(element) }
      return !state.isCancelled
    }
    filled.signal()
    return isTaken
  }

  /// Waits for the next element. The caller knows how many there are.
  func take() throws -> Element {
    filled.wait()
    let element = state.withLock { $0.waiting.removeFirst() }
    room.signal()
    return try element.get()
  }

  /// Takes no more: who gives is let go.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    room.signal()
  }
}
