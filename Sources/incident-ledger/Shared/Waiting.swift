internal import Dispatch
internal import Synchronization

/// Runs concurrent work from a command, and waits for its end.
enum Waiting {
  /// What became of the work; a class because it is shared with the task.
  private final class Outcome: Sendable {
    let failure = Mutex<(any Error)?>(nil)
    let end = DispatchSemaphore(value: 0)
  }

  static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
    let outcome = Outcome()
    Task.detached {
      do {
        try await work()
      } catch {
        outcome.failure.withLock { $0 = error }
      }
      outcome.end.signal()
    }
    outcome.end.wait()
    if let error = outcome.failure.withLock({ $0 }) { throw error }
  }
}
