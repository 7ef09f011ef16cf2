import NIOCore
import NIOPosix
import Testing

/// Runs tests, and the servers that they start, on threads of their own.
///
/// The other tests keep the common threads busy for minutes. A server or a caller that waits for one of those between any
/// two steps is too late for every limit, which says nothing about the server.
struct OwnThreads: TestTrait, SuiteTrait, TestScoping {
  var isRecursive: Bool { true }

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    guard testCase != nil else { return try await function() }
    try await withTaskExecutorPreference(Executor.shared) { try await function() }
  }

  private final class Executor: TaskExecutor {
    static let shared = Executor()
    private let threads = MultiThreadedEventLoopGroup(numberOfThreads: 4)

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      let executor = unsafe asUnownedTaskExecutor()
      threads.next().execute { unsafe job.runSynchronously(on: executor) }
    }
  }
}

extension Trait where Self == OwnThreads {
  static var ownThreads: OwnThreads { OwnThreads() }
}
