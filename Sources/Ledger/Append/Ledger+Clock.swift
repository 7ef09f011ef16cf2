internal import Events
internal import LMDB
internal import Synchronization

extension Ledger {
  /// Lets the next append take the wall clock as it is, however far it lies from the last recorded time or from the last
  /// append's clock: where whoever runs the ledger knows that it is right.
  ///
  /// Recorded times never decrease all the same: where the last one is later, they go on from it. Of the appends after that
  /// one the clock is looked at again, beside the one that was accepted.
  public func acceptClock() { isClockAccepted.store(true, ordering: .releasing) }

  /// The same at a site of a shared journal, for what other sites appended meanwhile, and for the floor that they agreed on.
  func checkClock(
    _ now: RecordedTime, _ times: RecordedTimes, after batch: borrowing Batch, floor: RecordedTime
  ) throws {
    guard !isClockAccepted.load(ordering: .acquiring) else { return }
    let last = try Layout.lastBatch(in: batch.transaction)
    let rule = ClockRule(lastTime: max(batch.head.lastTime, floor), lastClock: last?.entry.appendedAt)
    if let fault = rule.fault(now, times) { throw LedgerError(fault, now: now) }
  }

  /// Refuses an append whose wall clock cannot be right.
  func checkClock(_ now: RecordedTime, _ times: RecordedTimes) throws {
    guard !isClockAccepted.load(ordering: .acquiring) else { return }
    let rule = try store.read { transaction in
      let head = try Layout.head(in: transaction)
      let last = try Layout.lastBatch(in: transaction)
      return ClockRule(lastTime: head.length == 0 ? nil : head.lastTime, lastClock: last?.entry.appendedAt)
    }
    if let fault = rule.fault(now, times) { throw LedgerError(fault, now: now) }
  }
}
