internal import Synchronization

/// Questions that take long: bounded in all and for each caller, as many at a time as there are cores, callers in turn.
///
/// So whoever asks much waits for the own questions, and keeps others waiting for one at most.
final class QuestionQueue: Sendable {
  /// Why a question was not let in.
  enum Full: Error { case ofCaller, ofAll }
  /// Nobody waits for the answer any more.
  struct Abandoned: Error {}

  private struct Waiting {
    let presence: Presence?
    let continuation: CheckedContinuation<Void, any Error>
  }

  private struct State {
    var running = 0
    /// Those that run and those that wait, by caller.
    var counts: [String: Int] = [:]
    var waiting: [String: [Waiting]] = [:]
    /// The callers of whom some wait, the next one first.
    var turns: [String] = []

    var count: Int { counts.values.reduce(0, +) }

    mutating func drop(of caller: String) {
      let count = counts[caller, default: 1] - 1
      counts[caller] = count == 0 ? nil : count
    }

    /// Takes out what nobody waits for.
    mutating func takeAbandoned() -> [Waiting] {
      var abandoned: [Waiting] = []
      for caller in turns {
        let gone = waiting[caller, default: []].filter { !($0.presence?.isThere ?? true) }
        guard !gone.isEmpty else { continue }
        abandoned += gone
        for _ in gone { drop(of: caller) }
        waiting[caller]?.removeAll { !($0.presence?.isThere ?? true) }
      }
      turns.removeAll { waiting[$0]?.isEmpty ?? true }
      waiting = waiting.filter { !$0.value.isEmpty }
      return abandoned
    }

    /// Takes out the next one.
    mutating func takeNext() -> Waiting? {
      guard !turns.isEmpty else { return nil }
      let caller = turns.removeFirst()
      let next = waiting[caller]?.removeFirst()
      if waiting[caller]?.isEmpty ?? true { waiting[caller] = nil } else { turns.append(caller) }
      return next
    }
  }

  private let width: Int
  private let limits: ServerLimits
  private let state = Mutex(State())

  /// - Parameter width: how many run at the same time.
  init(width: Int, _ limits: ServerLimits) { (self.width, self.limits) = (width, limits) }

  /// How many run or wait.
  var count: Int { state.withLock { $0.count } }

  /// Does work when its turn comes.
  /// - Parameters:
  ///   - caller: whose it is.
  ///   - presence: whether somebody waits for it.
  /// - Throws: `Full`, `Abandoned`, and what the work throws.
  func run<Value: Sendable>(
    for caller: String, _ presence: Presence?, _ work: () async throws -> Value
  ) async throws -> Value {
    try await begin(caller, presence)
    defer { end(caller) }
    return try await work()
  }

  private func begin(_ caller: String, _ presence: Presence?) async throws {
    try await withCheckedThrowingContinuation { continuation in
      let (outcome, abandoned) = state.withLock { state -> (Result<Bool, any Error>, [Waiting]) in
        var abandoned: [Waiting] = []
        if state.count >= limits.questions || state.counts[caller, default: 0] >= limits.questionsOfCaller {
          abandoned = state.takeAbandoned()
        }
        if state.counts[caller, default: 0] >= limits.questionsOfCaller { return (.failure(Full.ofCaller), abandoned) }
        if state.count >= limits.questions { return (.failure(Full.ofAll), abandoned) }
        state.counts[caller, default: 0] += 1
        if state.running < width {
          state.running += 1
          return (.success(true), abandoned)
        }
        if state.waiting[caller] == nil { state.turns.append(caller) }
        state.waiting[caller, default: []].append(Waiting(presence: presence, continuation: continuation))
        return (.success(false), abandoned)
      }
      for entry in abandoned { entry.continuation.resume(throwing: Abandoned()) }
      switch outcome {
      case .success(true): continuation.resume()
      case .success(false): break
      case .failure(let reason): continuation.resume(throwing: reason)
      }
    }
  }

  private func end(_ caller: String) {
    let (next, abandoned) = state.withLock { state in
      state.drop(of: caller)
      let abandoned = state.takeAbandoned()
      let next = state.takeNext()
      if next == nil { state.running -= 1 }
      return (next, abandoned)
    }
    for entry in abandoned { entry.continuation.resume(throwing: Abandoned()) }
    next?.continuation.resume()
  }
}
