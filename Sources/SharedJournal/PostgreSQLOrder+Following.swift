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
        SELECT start, count, previous, b.root, recorded, entries, format, least_version,
          coalesce(lines, '')
        FROM batches b LEFT JOIN parts USING (start) WHERE start >= $1::int8 AND start < $2::int8 ORDER BY start, number
        """, [.integer(sequence), .integer(end)], isRepeated: true, waitingSeconds: Session.commitSeconds
      ) { row in
        guard try row.integer(6) == PostgreSQLOrder.format else {
          throw SharingFault.programTooOld(version: try row.text(7))
        }
        let (start, count) = (try row.integer(0), try row.integer(1))
        guard start >= 0, count > 0, !start.addingReportingOverflow(count).overflow else {
          throw SharingFault.damagedRow(sequence: max(0, start))
        }
        let batch = SharedBatch(
          start: start, count: count, previousRoot: try row.bytes(2), root: try row.bytes(3),
          lastTime: RecordedTime(microseconds: Int64(try row.integer(4))), entries: try row.bytes(5))
        try body(batch, try row.bytes(8))
      }
    }
  }

  package func forEachRoot(through length: Int, _ body: (_ size: Int, _ root: [UInt8]) throws -> Bool) throws {
    var end = length
    while true {
      let rows = try ask { session in
        try session.connection.query(
          "SELECT start + count, root, start FROM batches WHERE start + count <= $1::int8 ORDER BY start DESC LIMIT 1000",
          [.integer(end)], waitingSeconds: Session.commitSeconds)
      }
      for row in rows {
        do {
          guard try body(try row.integer(0), try row.bytes(1)) else { return }
          end = try row.integer(2)
        } catch let error as PostgreSQLError {
          throw SharingFault(error)
        }
      }
      guard !rows.isEmpty else { return }
    }
  }

  // MARK: News

  package func waitForNews(seconds: Double) throws {
    do {
      let session = state.withLock { $0.listener }
      if session?.connection.isOpen != true {
        // It only listens, and holds nothing.
        let place = SitePlace(site, folder: folder)
        let made = try Session.connect(address, place, firstHost: firstHost, idleSeconds: 0) {
          try checkEpoch(of: $0, site)
        }
        try made.connection.query("LISTEN \(PostgreSQLOrder.channel)", waitingSeconds: Session.answerSeconds)
        state.withLock { $0.listener = made }
        // What came before it listened is looked for at once.
        return
      }
      _ = try session?.connection.waitForNotification(seconds: seconds)
    } catch let error as PostgreSQLError {
      state.withLock { $0.listener = nil }
      throw SharingFault(error)
    }
  }
}
