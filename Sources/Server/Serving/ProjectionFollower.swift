internal import Logging
internal import ServiceLifecycle
internal import Snapshots

/// Keeps the projection up with the journal while nobody asks: who asks after a million appends waits for the last second's.
struct ProjectionFollower: Service {
  let threads: ReaderThreads
  let logger: Logger

  private static let interval = Duration.seconds(1)

  func run() async throws {
    try? await cancelWhenGracefulShutdown {
      var hasFailed = false
      while !Task.isCancelled {
        do {
          try await threads.run { _ = try $0.caughtUp() }
          hasFailed = false
        } catch {
          // Whoever asks is told what is wrong; it is said here when it begins.
          if !hasFailed { logger.error("the projection cannot follow the journal", metadata: ["error": "\(error)"]) }
          hasFailed = true
        }
        try await Task.sleep(for: Self.interval)
      }
    }
  }
}
