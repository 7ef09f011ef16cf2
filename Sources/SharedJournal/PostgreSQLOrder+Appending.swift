package import Events
internal import Foundation
package import Ledger
internal import PostgreSQL
internal import Synchronization

extension PostgreSQLOrder {
  /// The head moves, if it still stands where the batch says, no other site has the turn, and the server is set to what the
  /// session found; and with it the batch is there,
  /// with its first part. All of it is one statement, and so one commit where there is one part.
  private static let statement = """
    WITH moved AS (
      UPDATE head SET length = $1::int8 + $2::int8, root = $3, floor = greatest(floor, $4::int8)
      WHERE length = $1::int8 AND root = $5 AND epoch = $6::int8 AND floor <= $16::int8
        AND \(Session.settingsText) = $15 AND (SELECT pg_try_advisory_xact_lock($7::int8))
      RETURNING 1
    ), batch AS (
      INSERT INTO batches (start, count, id, site, previous, root, recorded, entries, format, least_version)
      SELECT $1::int8, $2::int8, $8, $9, $5, $3, $4::int8, $10, $11::int8, $12 FROM moved RETURNING 1
    ), part AS (
      INSERT INTO parts (start, number, lines) SELECT $1::int8, 0, $13 FROM moved RETURNING 1
    )
    SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM batch), (SELECT count(*) FROM part),
      CASE WHEN EXISTS (SELECT FROM moved) THEN pg_notify($14, '') END
    """

  package func append(
    _ batch: SharedBatch, firstTime: RecordedTime, _ forEachPart: ((_ lines: [UInt8]) throws -> Void) throws -> Void
  ) throws -> SharedOutcome {
    lock.lock()
    defer { lock.unlock() }
    var sending = Sending(batch: batch, firstTime: firstTime, id: (0..<16).map { _ in UInt8.random(in: 0...255) })
    var doubt: SharingFault?
    do {
      let isAppended = try ask { session in
        guard try send(batch, &sending, session, forEachPart) else { return false }
        if !sending.isDoubtful { try confirm(sending, session) }
        return true
      }
      guard isAppended else {
        noteContention()
        return .beaten
      }
      if sending.isDoubtful { doubt = .uncertain }
    } catch SharingFault.turnTaken {
      endSession()
      noteContention()
      throw SharingFault.turnTaken
    } catch SharingFault.noQuorum {
      // It is there, and on the primary alone.
      throw SharingFault.uncertain
    } catch let fault as SharingFault where sending.partCount > 0 {
      // Also a refusal may be one of what was asked behind the commit.
      doubt = fault
    } catch {
      // What was begun ends with the connection.
      endSession()
      throw error
    }
    if let doubt { try resolve(sending.id, doubt) }
    state.withLock {
      let floor = max($0.flushed?.floor ?? batch.lastTime, batch.lastTime)
      $0.flushed = SharedHead(length: batch.end, root: batch.root, floor: floor)
    }
    endTurn()
    return .appended
  }

  /// How far a batch was sent.
  private struct Sending {
    let batch: SharedBatch
    let firstTime: RecordedTime
    let id: [UInt8]
    var partCount = 0
    /// The part that is sent when the next one is there, or the end.
    var pending: [UInt8] = []
    /// Whether the head was moved, and the number of the next part.
    var isBegun = false
    var number = 1
    /// Whether the commit came with a warning: its wait for the quorum may have been cut short.
    var isDoubtful = false
    /// How far the log was flushed behind the commit, and at how many standbys.
    var flushed: Row?
  }

  /// Sees to it that a commit is at the quorum: it does not wait for that where the settings changed just before.
  private func confirm(_ sending: Sending, _ session: Session) throws {
    guard let flushed = sending.flushed else { return }
    if try flushed.integer(2) < session.quorum { try waitForQuorum(session, flushing: try flushed.integer(1)) }
  }

  /// - Returns: false where another site was first.
  private func send(
    _ batch: SharedBatch, _ sending: inout Sending, _ session: Session,
    _ forEachPart: ((_ lines: [UInt8]) throws -> Void) throws -> Void
  ) throws -> Bool {
    let warningCount = session.connection.warningCount
    var isBeaten = false
    do {
      try forEachPart { lines in
        if sending.partCount > 0 {
          if sending.partCount == 1 {
            try session.connection.query("BEGIN", waitingSeconds: Session.answerSeconds)
          }
          guard try put(&sending, session) else { throw SharingFault.beaten }
        }
        sending.pending = lines
        sending.partCount += 1
      }
      let isWhole = sending.partCount == 1
      guard try put(&sending, session, isWhole: isWhole) else { throw SharingFault.beaten }
      if !isWhole {
        try session.connection.query("COMMIT", waitingSeconds: Session.commitSeconds)
        sending.flushed = try PostgreSQLOrder.row(session, PostgreSQLOrder.flushed)
      }
    } catch SharingFault.beaten {
      isBeaten = true
      if sending.partCount > 1 { try session.connection.query("ROLLBACK", waitingSeconds: Session.answerSeconds) }
    }
    sending.isDoubtful = session.connection.warningCount != warningCount
    return !isBeaten
  }

  /// Sends the part that waits: the first one with the batch, and where that is whole, the end of the turn behind it.
  private func put(_ sending: inout Sending, _ session: Session, isWhole: Bool = false) throws -> Bool {
    defer { sending.isBegun = true }
    guard !sending.isBegun else {
      try session.connection.query(
        "INSERT INTO parts (start, number, lines) VALUES ($1::int8, $2::int8, $3)",
        [.integer(sending.batch.start), .integer(sending.number), .bytes(sending.pending)],
        waitingSeconds: Session.commitSeconds)
      sending.number += 1
      return true
    }
    let question = SQLQuestion(PostgreSQLOrder.statement, values(of: sending, session))
    guard isWhole else {
      let rows = try session.connection.queryTogether([question], waitingSeconds: Session.commitSeconds)[0]
      return try rows.first?.integer(0) == 1
    }
    // The server gives the turn on as soon as the commit is done, before this site hears of it.
    let hasTurn = state.withLock { $0.hasTurn }
    defer { if hasTurn { state.withLock { ($0.hasTurn, $0.turnHead) = (false, nil) } } }
    let behind =
      hasTurn
      ? SQLQuestion(PostgreSQLOrder.unlockAndFlushed, [.integer(PostgreSQLOrder.turnKey)], isApart: true)
      : SQLQuestion(PostgreSQLOrder.flushed, isApart: true)
    let answers = try session.connection.queryTogether([question, behind], waitingSeconds: Session.commitSeconds)
    sending.flushed = answers[1].first
    return try answers[0].first?.integer(0) == 1
  }

  private func values(of sending: Sending, _ session: Session) -> [SQLValue] {
    let batch = sending.batch
    return [
      .integer(batch.start), .integer(batch.count), .bytes(batch.root), .integer(Int(batch.lastTime.microseconds)),
      .bytes(batch.previousRoot), .integer(session.epoch), .integer(PostgreSQLOrder.turnKey), .bytes(sending.id),
      .text(site.name), .bytes(batch.entries), .integer(PostgreSQLOrder.format), .text(PostgreSQLOrder.leastVersion),
      .bytes(sending.pending), .text(PostgreSQLOrder.channel), .text(session.serverSettings),
      .integer(Int(sending.firstTime.microseconds)),
    ]
  }

  // MARK: After a connection that broke

  /// How long it is tried to find out what became of a batch.
  private static let resolvingSeconds = 10.0

  /// Finds out whether a batch is there, after something went wrong while it was sent.
  ///
  /// A commit that still waits for the quorum shows nothing yet, and holds the head's lock: so that is taken first.
  /// - Throws: what went wrong, where it is not there, and never will be; `uncertain` where that could not be found out.
  private func resolve(_ id: [UInt8], _ fault: SharingFault) throws {
    let end = ContinuousClock.now + .seconds(PostgreSQLOrder.resolvingSeconds)
    var isThere: Bool?
    while isThere == nil, ContinuousClock.now < end {
      endSession()
      do {
        isThere = try self.isThere(id)
      } catch {
        // Whatever it is, also a disk that is full here: it may be there.
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
    switch (isThere, fault) {
    case (true, _): return
    case (false, .unreachable(let reason)): throw SharingFault.notTaken(reason)
    case (false, _): throw fault
    case (nil, _):
      endSession()
      throw SharingFault.uncertain
    }
  }

  private func isThere(_ id: [UInt8]) throws -> Bool {
    try ask { session in
      try session.connection.query("BEGIN", waitingSeconds: Session.answerSeconds)
      try session.connection.query("SELECT 1 FROM head FOR UPDATE", waitingSeconds: Session.answerSeconds)
      let row = try PostgreSQLOrder.row(
        session,
        "SELECT (SELECT count(*) FROM batches WHERE id = $1), (pg_current_wal_flush_lsn() - '0/0')::int8", [.bytes(id)])
      try session.connection.query("ROLLBACK", waitingSeconds: Session.answerSeconds)
      guard try row.integer(0) > 0 else { return false }
      try waitForQuorum(session, flushing: try row.integer(1))
      return true
    }
  }

  // MARK: Turns

  package func takeTurn(waitingSeconds: Double) throws {
    do {
      try ask(isRepeatable: true) { session in
        if state.withLock({ $0.hasTurn }) { return }
        try lock(session, until: .now + .seconds(waitingSeconds))
        state.withLock { $0.hasTurn = true }
      }
    } catch SharingFault.turnTaken {
      noteContention()
      throw SharingFault.turnTaken
    }
  }

  /// Waits for the turn, and looks at once where the journal ends then; the server gives up a wait after a while, which is
  /// taken up again.
  private func lock(_ session: Session, until end: ContinuousClock.Instant) throws {
    while true {
      do throws(PostgreSQLError) {
        let answers = try session.connection.queryTogether(
          [
            SQLQuestion("SELECT 1 FROM (SELECT pg_advisory_lock($1::int8)) taken", [.integer(PostgreSQLOrder.turnKey)]),
            SQLQuestion(PostgreSQLOrder.headQuestion),
          ], waitingSeconds: Session.commitSeconds)
        return state.withLock { $0.turnHead = answers[1].first }
      } catch {
        guard error.state == "55P03" else { throw error }
        // Where the turn was given, and it is the question behind it that waited in vain, the session has the turn.
        try session.connection.query("SELECT pg_advisory_unlock_all()", waitingSeconds: Session.answerSeconds)
        guard ContinuousClock.now < end else { throw error }
      }
    }
  }

  package func keepTurn() {
    guard state.withLock({ $0.hasTurn }) else { return }
    // Where the connection is gone the turn is too: what is appended then goes by the head alone.
    _ = try? ask { session in
      try session.connection.query("SELECT 1", isRepeated: true, waitingSeconds: Session.answerSeconds)
    }
  }

  private static let unlock = "SELECT pg_advisory_unlock($1::int8)"

  /// How far the log is flushed, and at how many standbys, behind a value that is for nothing, or ends the turn.
  private static let flushed = "SELECT NULL, (pg_current_wal_flush_lsn() - '0/0')::int8, \(confirmingCount)"
  private static let unlockAndFlushed =
    "SELECT pg_advisory_unlock($1::int8), (pg_current_wal_flush_lsn() - '0/0')::int8, \(confirmingCount)"

  package func endTurn() {
    guard state.withLock({ $0.hasTurn }) else { return }
    do {
      try ask { session in
        state.withLock { ($0.hasTurn, $0.turnHead) = (false, nil) }
        try session.connection.query(
          PostgreSQLOrder.unlock, [.integer(PostgreSQLOrder.turnKey)], isRepeated: true,
          waitingSeconds: Session.answerSeconds)
      }
    } catch {
      // The turn ends with the connection.
      endSession()
    }
  }
}
