package import Events
internal import Foundation
internal import Ledger
internal import PostgreSQL
internal import Synchronization

extension PostgreSQLOrder {
  /// How long who wants a time settled waits for the appends of this site and of others.
  private static let settlingSeconds = 4.0

  package func settle(through time: RecordedTime) throws {
    try lockWithoutTurn(before: Date(timeIntervalSinceNow: PostgreSQLOrder.settlingSeconds))
    defer { lock.unlock() }
    do {
      try ask { session in
        state.withLock { $0.flushed = nil }
        // One transaction, with the turn: who has that judges by a floor that stays. The time after it is the least that is still
        // recorded.
        _ = try session.connection.queryTogether(
          [
            SQLQuestion(
              "SELECT 1 FROM (SELECT pg_advisory_xact_lock($1::int8)) taken", [.integer(PostgreSQLOrder.turnKey)]),
            SQLQuestion(
              "UPDATE head SET floor = $1::int8 WHERE floor < $1::int8", [.integer(Int(time.microseconds) + 1)]),
          ], waitingSeconds: Session.commitSeconds)
      }
    } catch SharingFault.turnTaken {
      throw SharingFault.notSettled
    }
  }

  /// Takes the lock of this order while no append of this process has the turn: to its own connection the server would give
  /// that at once.
  /// - Throws: `SharingFault.notSeen` where the shared journal answers nobody, `notSettled` where an append has the turn.
  private func lockWithoutTurn(before end: Date) throws {
    while true {
      guard lock.lock(before: end) else { throw SharingFault.notSeen }
      guard state.withLock({ $0.hasTurn }) else { return }
      lock.unlock()
      guard Date() < end else { throw SharingFault.notSettled }
      Thread.sleep(forTimeInterval: 0.01)
    }
  }
}
