internal import FileSystem
internal import LMDB
internal import Synchronization

extension Ledger {
  /// How long an append waits for another process's to end, in seconds.
  public static let maximumWaitSeconds = 10.0

  /// Appends a batch: all that `body` adds, or nothing when it throws.
  ///
  /// The batch is durable when the call returns. One append runs at a time: another process's is waited for. The
  /// call blocks its thread and has to stay on it.
  /// - Parameter times: which recorded times the events get.
  /// - Throws: `LedgerError` (`busy` where another process kept on writing, `clock` where the wall clock cannot be right),
  ///   and whatever `body` throws.
  @available(*, noasync, message: "an append stays on one thread")
  public func append<Value>(
    times: RecordedTimes = .now, waitingSeconds: Double = Ledger.maximumWaitSeconds,
    _ body: (inout Batch) throws -> Value
  ) throws -> (value: Value, result: AppendResult) {
    let appended = try append(times: times, waitingSeconds: waitingSeconds, limits: .standard, body)
    endRepair()
    return appended
  }

  /// Appends a batch with other limits of its parts than the standard ones.
  @available(*, noasync, message: "an append stays on one thread")
  func append<Value>(
    times: RecordedTimes = .now, waitingSeconds: Double = Ledger.maximumWaitSeconds, limits: PartLimits,
    _ body: (inout Batch) throws -> Value
  ) throws -> (value: Value, result: AppendResult) {
    try write(times: times, waitingSeconds: waitingSeconds, limits: limits) { batch in
      (try body(&batch), try batch.publish())
    }
  }

  /// Looks at the ledger as an append finds it, under the writer's lock, and appends nothing. Other sites append meanwhile.
  /// - Throws: as an append does, and whatever `body` throws.
  @available(*, noasync, message: "a look at the ledger stays on one thread")
  package func look<Value>(
    times: RecordedTimes = .now, waitingSeconds: Double = Ledger.maximumWaitSeconds,
    _ body: (inout Batch) throws -> Value
  ) throws -> Value {
    var value: Value?
    do {
      try write(times: times, waitingSeconds: waitingSeconds, limits: .standard, turn: .never) { batch in
        value = try body(&batch)
        throw Looked()
      }
    } catch is Looked {}
    guard let value else { preconditionFailure("a look that was not given up has found something") }
    return value
  }

  /// Ends a batch of which nothing is kept.
  private struct Looked: Error {}

  /// Begins a batch under the writer's lock, for `body` to fill and publish.
  @available(*, noasync, message: "an append stays on one thread")
  func write<Value>(
    times: RecordedTimes, waitingSeconds: Double, limits: PartLimits, turn: TurnRule = .atOnce,
    _ body: (inout Batch) throws -> Value
  ) throws -> Value {
    try translated {
      let lock = try FileLock(folder + "/writer.lock")
      try lock.lock(waitingSeconds: waitingSeconds)
      defer { lock.unlock() }
      guard let order else {
        try checkIsNoSite()
        return try writeLocked(times: times, limits: limits, sharing: nil, body)
      }
      return try writeInOrder(order, waitingSeconds, turn) {
        try writeLocked(times: times, limits: limits, sharing: $0, body)
      }
    }
  }

  /// The same where the writer's lock is held.
  @available(*, noasync, message: "an append stays on one thread")
  func writeLocked<Value>(
    times: RecordedTimes, limits: PartLimits, sharing: BatchSharing?, _ body: (inout Batch) throws -> Value
  ) throws -> Value {
    try cutOff(limits: limits)
    do {
      let (now, length) = (now, try length)
      try checkClock(now, times)
      var batch = try Batch.begin(in: store, times: times, now: now, limits: limits, keeping: keptEdge)
      if let sharing {
        try batch.accept(for: sharing)
        try checkClock(now, times, after: batch, floor: sharing.floor)
      }
      let value = try fill(batch, body)
      // From then on the clock is compared with the one that was accepted.
      if isClockAccepted.load(ordering: .acquiring), try self.length > length {
        isClockAccepted.store(false, ordering: .releasing)
      }
      return value
    } catch {
      // What was committed behind the published length is cut off now, or by the next append if this fails.
      try? cutOff(limits: limits)
      throw error
    }
  }

  @available(*, noasync, message: "an append stays on one thread")
  private func fill<Value>(
    _ batch: consuming Batch, _ body: (inout Batch) throws -> Value
  ) throws -> Value {
    try batch.checkTimes()
    return try body(&batch)
  }
}
