internal import Events
internal import Foundation
package import Ledger
internal import PostgreSQL
internal import Synchronization

extension PostgreSQLOrder {
  package func forEachPart(
    from sequence: Int, to end: Int, _ body: (_ batch: SharedBatch, _ lines: [UInt8]) throws -> Void
  ) throws {
    try ask { session in
      try session.connection.forEachRow(
        """
        SELECT start, count, previous, b.root, recorded, entries, format, least_version, lines
        FROM batches b JOIN parts USING (start) WHERE start >= $1::int8 AND start < $2::int8 ORDER BY start, number
        """, [.integer(sequence), .integer(end)], waitingSeconds: Session.commitSeconds
      ) { row in
        guard try row.integer(6) == PostgreSQLOrder.format else {
          throw SharingFault.programTooOld(version: try row.text(7))
        }
        let batch = SharedBatch(
          start: try row.integer(0), count: try row.integer(1), previousRoot: try row.bytes(2), root: try row.bytes(3),
          lastTime: RecordedTime(microseconds: Int64(try row.integer(4))), entries: try row.bytes(5))
        try body(batch, try row.bytes(8))
      }
    }
  }

  // MARK: Other sites

  /// How often sites compare themselves.
  private static let comparisonInterval = Duration.seconds(1)

  package func compare(length: Int, root: (_ size: Int) throws -> [UInt8]) throws {
    let isDue = state.withLock { state in
      if let last = state.comparedAt, ContinuousClock.now - last < PostgreSQLOrder.comparisonInterval { return false }
      state.comparedAt = .now
      return true
    }
    guard isDue else { return }
    try report(length: length, root: try root(length))
    let others = try sites().filter { !$0.isOwn && $0.length > 0 }
    // Looked at after the sites: whatever they hold it had before.
    let end = try head().length
    for other in others {
      guard other.length <= end else {
        throw SharingFault.lostBatches(from: end, held: other.length, site: other.name)
      }
      guard try other.length > length || root(other.length) == other.root else {
        throw SharingFault.differentRoot(at: other.length, site: other.name)
      }
    }
  }

  /// Tells the others how far this site is. That is told again and again, and waits for no disk.
  private func report(length: Int, root: [UInt8]) throws {
    try ask { session in
      let name = site.name
      try session.connection.query("BEGIN", waitingSeconds: Session.answerSeconds)
      try session.connection.query("SET LOCAL synchronous_commit = off", waitingSeconds: Session.answerSeconds)
      try session.connection.query(
        "UPDATE sites SET length = $1::int8, root = $2, contact = $3::int8 WHERE name = $4",
        [.integer(length), .bytes(root), .integer(Int(Ledger.now.microseconds)), .text(name)],
        waitingSeconds: Session.answerSeconds)
      try session.connection.query("COMMIT", waitingSeconds: Session.answerSeconds)
    }
  }

  package func sites() throws -> [SharedSite] {
    try ask { session in
      let rows = try session.connection.query(
        "SELECT name, length, root, contact FROM sites ORDER BY name", waitingSeconds: Session.answerSeconds)
      let name = site.name
      return try rows.map { row in
        SharedSite(
          name: try row.text(0), length: try row.integer(1), root: try row.bytes(2),
          contact: RecordedTime(microseconds: Int64(try row.integer(3))), isOwn: try row.text(0) == name)
      }
    }
  }

  // MARK: News

  package func waitForNews(seconds: Double) throws {
    do {
      var session = state.withLock { $0.listener }
      if session?.connection.isOpen != true {
        let made = try Session(address)
        // It only listens, and holds nothing.
        try made.connection.query("SET idle_session_timeout = 0", waitingSeconds: Session.answerSeconds)
        try made.connection.query("LISTEN \(PostgreSQLOrder.channel)", waitingSeconds: Session.answerSeconds)
        state.withLock { $0.listener = made }
        // What came before it listened is looked for at once.
        session = nil
        return
      }
      _ = try session?.connection.waitForNotification(seconds: seconds)
    } catch let error as PostgreSQLError {
      state.withLock { $0.listener = nil }
      throw SharingFault(error)
    }
  }
}
