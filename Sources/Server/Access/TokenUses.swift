internal import Dispatch
internal import Events
internal import Logging
internal import ServiceLifecycle
internal import Synchronization

/// The uses of tokens in a server that runs. They are kept in memory, and written once a minute where there are any, and at
/// the end; so no request waits for the disk, and a server that is killed forgets a minute.
final class TokenUses: Service {
  private struct State {
    /// The uses that are not written yet.
    var later: [String: RecordedTime] = [:]
    /// Whether the last attempt to write failed.
    var hasFailed = false
  }

  private let file: TokenUseFile
  private let logger: Logger
  private let interval: Duration
  private let state = Mutex(State())
  private let writer = DispatchQueue(label: "incident-ledger.token-uses")

  init(_ file: TokenUseFile, logger: Logger, interval: Duration = .seconds(60)) {
    self.file = file
    self.logger = logger
    self.interval = interval
  }

  /// Notes that the token with this hash was used.
  func note(_ hash: String, at now: RecordedTime) {
    state.withLock { state in state.later[hash] = max(now, state.later[hash] ?? now) }
  }

  /// Writes what was noted. Where that fails it is kept for the next time; it is logged once, and keeps nobody out.
  func write() {
    let later = state.withLock { state in
      defer { state.later = [:] }
      return state.later
    }
    guard !later.isEmpty else { return }
    do {
      try file.note(later.mapValues(\.description))
      state.withLock { $0.hasFailed = false }
    } catch {
      let isFirst = state.withLock { state in
        state.later.merge(later) { max($0, $1) }
        defer { state.hasFailed = true }
        return !state.hasFailed
      }
      if isFirst { logger.error("the last uses of tokens cannot be written", metadata: ["error": "\(error)"]) }
    }
  }

  /// Lasts until the server is told to stop.
  func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      while (try? await Task.sleep(for: interval)) != nil { await writeBeside() }
    }
    await writeBeside()
  }

  /// Writes on a thread of its own.
  private func writeBeside() async {
    await withCheckedContinuation { continuation in
      writer.async {
        self.write()
        continuation.resume()
      }
    }
  }
}
