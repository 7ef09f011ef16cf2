internal import Dispatch
internal import Events
internal import Feeds
internal import Ledger
internal import ServiceLifecycle
internal import Synchronization

/// The one writer of a served ledger: the batches of clients that come at once share a commit, and each client hears of
/// its own when that is on the disk.
///
/// What waits is bounded. While a commit runs, those who come gather behind it and are the next commit: the more come,
/// the more share one. Those who were answered have a moment to come again before it begins (``gather``).
final class AppendQueue: Service {
  /// How much may wait, and how long a commit waits for another process that writes.
  struct Bounds: Sendable {
    var batches = 1024
    var bytes = 64 << 20
    /// The bytes of batches that share a commit: no client waits for more than that before its own.
    var commitBytes = 16 << 20
    var lockSeconds = 5.0
    /// How long the next commit is held back for those whom the last one answered, as a share of what that one took.
    var gatheringShare = 0.5
    /// Between looks whether a full disk has room again.
    var roomLookSeconds = 1.0

    init() {}
  }

  /// Why a batch was not let in.
  enum Closed: Error { case full, stopping }

  private struct State {
    var waiting: [Waiting] = []
    var byteCount = 0
    var isWriting = false
    /// How many the writer waits for before it begins, while it does.
    var wantedCount: Int?
    var isStopping = false
    var hasFailed = false

    /// Takes what shares a commit with a group, in the order in which it came.
    mutating func take(behind group: [Waiting], upTo maximumByteCount: Int) -> [Waiting] {
      var taken: [Waiting] = []
      var total = group.reduce(0) { $0 + $1.byteCount }
      for entry in waiting {
        let isFirst = group.isEmpty && taken.isEmpty
        guard isFirst || (entry.isShared && total + entry.byteCount <= maximumByteCount) else { break }
        taken.append(entry)
        total += entry.byteCount
        if !entry.isShared { break }
      }
      waiting.removeFirst(taken.count)
      byteCount -= taken.reduce(0) { $0 + $1.byteCount }
      return taken
    }
  }

  private let ledger: Ledger
  private let bounds: Bounds
  private let state = Mutex(State())
  /// A transaction stays on one thread: each turn of this queue is one, and one at a time.
  private let writer = DispatchQueue(label: "incident-ledger.writer")
  /// Says that as many wait as the writer waits for.
  private let gathered = DispatchSemaphore(value: 0)

  /// The words that the ledger uses; asked where an event has one that is not common.
  private let knownWords: @Sendable () throws -> KnownWords

  init(
    _ ledger: Ledger, bounds: Bounds = Bounds(),
    knownWords: @escaping @Sendable () throws -> KnownWords = { KnownWords() }
  ) {
    self.ledger = ledger
    self.bounds = bounds
    self.knownWords = knownWords
  }

  /// Appends a batch, and returns when it is durable, or was refused.
  /// - Parameter byteCount: its length as sent.
  /// - Throws: `Closed` where it was not let in, `LedgerError` where the ledger could not be written. Nothing was
  ///   appended then.
  func append(_ message: EventMessage, byteCount: Int) async throws -> EventMessage.Outcome {
    try await withCheckedThrowingContinuation { continuation in
      admit(Waiting(work: .message(message, continuation), byteCount: byteCount))
    }
  }

  /// Imports a return, or looks at what it would change, and returns when what it appends is durable.
  /// - Throws: as for a batch; and what is wrong with a file that cannot be read at all.
  func append(_ sent: SentReturn, byteCount: Int) async throws -> FeedReport {
    try await withCheckedThrowingContinuation { continuation in
      admit(Waiting(work: .feedReturn(sent, continuation), byteCount: byteCount))
    }
  }

  private func admit(_ entry: Waiting) {
    switch enter(entry) {
    case .failure(let reason): entry.fail(reason)
    case .success(let startsWriting): if startsWriting { writer.async { self.write() } }
    }
  }

  /// Lets in a batch; tells whether the writer has to be woken.
  private func enter(_ entry: Waiting) -> Result<Bool, Closed> {
    state.withLock { state in
      if state.isStopping { return .failure(.stopping) }
      // A batch larger than the bound is let in where it is alone.
      let isFull =
        state.waiting.count >= bounds.batches
        || (!state.waiting.isEmpty && state.byteCount + entry.byteCount > bounds.bytes)
      if isFull { return .failure(.full) }
      state.waiting.append(entry)
      state.byteCount += entry.byteCount
      if let wanted = state.wantedCount, state.waiting.count >= wanted { endGathering(&state) }
      defer { state.isWriting = true }
      return .success(!state.isWriting)
    }
  }

  // MARK: Writing

  private func write() {
    while var group = next() {
      do {
        let begin = ContinuousClock.now
        let answer = try write(&group)
        // A return may have written nothing, which tells nothing of the disk.
        if group[0].isShared { state.withLock { $0.hasFailed = false } }
        let (duration, crowd) = (ContinuousClock.now - begin, group.count + waitingCount)
        answer()
        if group[0].isShared { gather(crowd, within: duration * bounds.gatheringShare) }
      } catch {
        let code = (error as? LedgerError)?.code
        if code == .io { noteFailure() }
        // Those who came meanwhile have waited for the same lock.
        let isBusy = [.busy, .unavailable, .uncertain].contains(code)
        for entry in isBusy ? group + takeAll() : group { entry.fail(error) }
      }
    }
  }

  /// Waits for those who wait and those who were just answered to be there together: else the first to come would have a
  /// commit to itself, and all others the next, so that each commit carried half of them.
  ///
  /// Nobody waits for longer than a part of what a commit takes, and who is alone not at all.
  private func gather(_ crowd: Int, within duration: Duration) {
    guard crowd > 1 else { return }
    let isComplete = state.withLock { state in
      if state.waiting.count >= crowd || state.isStopping { return true }
      state.wantedCount = crowd
      return false
    }
    if isComplete { return }
    let nanoseconds = Int(min(duration, AppendQueue.longestGathering) / .nanoseconds(1))
    guard gathered.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .timedOut else { return }
    let isSignalled = state.withLock { state in
      defer { state.wantedCount = nil }
      return state.wantedCount == nil
    }
    if isSignalled { gathered.wait() }
  }

  private static let longestGathering = Duration.milliseconds(10)

  private func endGathering(_ state: inout State) {
    state.wantedCount = nil
    gathered.signal()
  }

  /// The disk refused a write. Whether there is room again is found out by itself: who watches may keep everybody away.
  private func noteFailure() {
    let isNew = state.withLock { state in
      defer { state.hasFailed = true }
      return !state.hasFailed
    }
    if isNew { lookForRoom() }
  }

  private func lookForRoom() {
    writer.asyncAfter(deadline: .now() + bounds.roomLookSeconds) { [weak self] in
      guard let self, hasFailed, !state.withLock({ $0.isStopping }) else { return }
      do {
        try ledger.checkRoom()
        state.withLock { $0.hasFailed = false }
      } catch {
        lookForRoom()
      }
    }
  }

  /// Appends what shares a commit, or a return. Who comes while another process or site still writes joins the group.
  /// - Returns: what tells each client of its outcome.
  private func write(_ group: inout [Waiting]) throws -> () -> Void {
    if case .feedReturn(let sent, let continuation) = group[0].work {
      let report = try sent.append(to: ledger, waitingSeconds: bounds.lockSeconds, knownWords: knownWords)
      return { continuation.resume(returning: report) }
    }
    let outcomes = try EventMessage.append(
      group.compactMap(\.message), to: ledger, waitingSeconds: bounds.lockSeconds, knownWords: knownWords
    ) {
      let joined = take(behind: group)
      group += joined
      return joined.compactMap(\.message)
    }
    return { [group] in for (entry, outcome) in zip(group, outcomes) { entry.succeed(outcome) } }
  }

  /// The batches of the next commit, in the order in which they came; nil where none waits.
  private func next() -> [Waiting]? {
    state.withLock { state in
      guard !state.waiting.isEmpty else {
        state.isWriting = false
        return nil
      }
      return state.take(behind: [], upTo: bounds.commitBytes)
    }
  }

  /// What came meanwhile and shares the commit of a group.
  private func take(behind group: [Waiting]) -> [Waiting] {
    state.withLock { $0.take(behind: group, upTo: bounds.commitBytes) }
  }

  private func takeAll() -> [Waiting] {
    state.withLock { state in
      defer { (state.waiting, state.byteCount) = ([], 0) }
      return state.waiting
    }
  }

  /// The batches that wait, beside those of the commit under way.
  var waitingCount: Int { state.withLock { $0.waiting.count } }

  /// Whether the disk was full, or failed, when the last batches were to be written: a store that has failed is not
  /// written to again until it is opened anew.
  var hasFailed: Bool { state.withLock { $0.hasFailed } }

  /// Whether a commit is under way, or about to be.
  var isWriting: Bool { state.withLock { $0.isWriting } }

  // MARK: Stopping

  /// Lasts until the server is told to stop, and then until all that was let in is answered.
  func run() async throws {
    try? await gracefulShutdown()
    await stop()
  }

  /// Lets nothing in any more, and returns when all that was let in is answered.
  func stop() async {
    state.withLock { state in
      state.isStopping = true
      if state.wantedCount != nil { endGathering(&state) }
    }
    await withCheckedContinuation { continuation in writer.async { continuation.resume() } }
  }
}
