internal import Events
internal import FileSystem
internal import Foundation
package import Ledger
internal import PostgreSQL
internal import Synchronization

/// The order of a shared journal that PostgreSQL keeps. DESIGN.md has the protocol.
package final class PostgreSQLOrder: SharedOrder {
  /// What is known between calls.
  struct State {
    var session: Session?
    var site: SiteFile
    /// The end that was seen last, and is flushed at the quorum.
    var flushed: SharedHead?
    var hasTurn = false
    /// The end as it was found when the turn was taken, until it is asked for.
    var turnHead: Row?
    /// Until when sites are taken to come in each other's way.
    var contendedUntil = ContinuousClock.now
    var comparedAt: ContinuousClock.Instant?
    /// When the others were told of a site that cannot go on, and its length then.
    var told: (at: ContinuousClock.Instant, length: Int)?
    /// Since when no quorum of standbys has been seen to have all that is flushed here.
    var unconfirmedSince: ContinuousClock.Instant?
    /// The place in the address of the host that no quorum followed last: those behind it are tried first.
    var unconfirmedHost: Int?
    var listener: Session?
    /// The key that signs what this site says of itself, once it was read.
    var signer: NoteSigner?
    /// Until when no connection is tried, as the last one failed just now.
    var away: (end: ContinuousClock.Instant, error: PostgreSQLError)?
  }

  private static let pause = Duration.milliseconds(300)

  let folder: String
  let address: JournalAddress
  /// After how long of silence the server ends a connection, and a turn with it.
  let idleSeconds: Int
  /// Reads the key that signs this site's checkpoints; nil where it has none.
  let readSigner: @Sendable () throws -> NoteSigner?
  let state: Mutex<State>
  /// One question at a time: what is asked in one transaction is not to be mixed with other calls.
  let lock = NSRecursiveLock()

  /// The form of the parts.
  static let format = 1
  static let leastVersion = "0.9"
  /// The key of the advisory lock that a turn is.
  static let turnKey = 7_239_604_118_204
  static let channel = "incident_ledger"

  /// The order of a ledger that is a site; nil where it is none.
  /// - Parameters:
  ///   - idleSeconds: after how long of silence a turn ends.
  ///   - signer: reads the key that signs its checkpoints.
  package convenience init?(
    of folder: String, idleSeconds: Int = 60, signer: @escaping @Sendable () throws -> NoteSigner? = { nil }
  ) throws {
    guard let site = try SiteFile(of: folder) else { return nil }
    try self.init(folder: folder, site: site, idleSeconds: idleSeconds, signer: signer)
  }

  private init(
    folder: String, site: SiteFile, idleSeconds: Int, signer: @escaping @Sendable () throws -> NoteSigner?
  ) throws {
    do throws(SharingFault) {
      address = try JournalAddress(site.address)
    } catch {
      throw LedgerError(error)
    }
    (self.folder, self.idleSeconds, readSigner) = (folder, idleSeconds, signer)
    state = Mutex(State(site: site))
  }

  package var isContended: Bool { state.withLock { ContinuousClock.now < $0.contendedUntil } }

  var site: SiteFile { state.withLock { $0.site } }

  /// Remembers that another site was first, or had the turn.
  func noteContention() { state.withLock { $0.contendedUntil = .now + .seconds(2) } }

  // MARK: Asking

  /// Asks something on a connection that is there or is made; what fails is told as a fault of the shared journal.
  /// - Parameters:
  ///   - isRepeatable: whether it is asked again where a connection that was there has broken meanwhile.
  ///   - waitingSeconds: how long other calls are waited for; nil: until they have ended.
  /// - Throws: `SharingFault.notSeen` where they last longer.
  func ask<Value>(
    isRepeatable: Bool = false, waitingSeconds: Double? = nil, _ body: (Session) throws -> Value
  ) throws -> Value {
    if let waitingSeconds {
      guard lock.lock(before: Date(timeIntervalSinceNow: waitingSeconds)) else { throw SharingFault.notSeen }
    } else {
      lock.lock()
    }
    defer { lock.unlock() }
    let wasThere = state.withLock { $0.session != nil }
    do {
      return try body(try session())
    } catch let error as PostgreSQLError {
      // A transaction that was begun ends with its connection.
      if error.state != "55P03" { endSession() }
      if isRepeatable, wasThere, error.isOfConnection { return try ask(body) }
      throw SharingFault(error)
    }
  }

  func endSession() {
    state.withLock { ($0.session, $0.hasTurn, $0.turnHead) = (nil, false, nil) }
  }

  private func session() throws -> Session {
    if let session = state.withLock({ $0.session }), session.connection.isOpen { return session }
    endSession()
    // Who waits for an append has waited for the same connection.
    if let away = state.withLock({ $0.away }), ContinuousClock.now < away.end { throw away.error }
    let session: Session
    do {
      let place = SitePlace(site, folder: folder)
      session = try Session.connect(address, place, firstHost: firstHost, idleSeconds: idleSeconds) { try check($0) }
    } catch let error as PostgreSQLError {
      state.withLock { $0.away = (.now + PostgreSQLOrder.pause, error) }
      throw error
    }
    state.withLock { state in
      state.session = session
      // News come from the host that is asked.
      if let listener = state.listener, listener.host != session.host { state.listener = nil }
    }
    return session
  }

  /// Where in the address a connection begins to look for the primary.
  var firstHost: Int { state.withLock { $0.unconfirmedHost.map { $0 + 1 } ?? 0 } }

  /// Refuses a server that is not the one that the site belongs to, or is behind what the site has seen.
  private func check(_ session: Session) throws {
    let site = try refreshSite()
    try checkEpoch(of: session, site)
    try Registration.check(site, session)
    guard try !session.isPreceded(by: site) else { throw SharingFault.copied(site.name) }
    guard session.epoch > site.epoch || session.timeline > site.timeline else { return }
    try changeSite { ($0.epoch, $0.timeline) = (session.epoch, session.timeline) }
    state.withLock { $0.flushed = nil }
  }

  func checkEpoch(of session: Session, _ site: SiteFile) throws {
    guard session.journal == site.journal else { throw SharingFault.otherJournal }
    guard session.epoch >= site.epoch, session.epoch > site.epoch || session.timeline >= site.timeline else {
      throw SharingFault.lowerEpoch(seen: site.epoch, found: session.epoch)
    }
  }

  /// Reads anew what the site knows: another process of it, or its custodian, may have changed that.
  @discardableResult
  func refreshSite() throws -> SiteFile {
    guard let file = try SiteFile(of: folder) else { return site }
    state.withLock { $0.site = file }
    return file
  }

  /// Changes what the site knows, also of what another process of it has learned meanwhile.
  func changeSite(_ change: (inout SiteFile) -> Void) throws {
    guard let site = try SiteFile.change(in: folder, known: site, change) else { return }
    state.withLock { $0.site = site }
  }

  // MARK: The end

  /// The end, and how far the log is flushed here and at the quorum.
  static let headQuestion = """
    SELECT length, root, floor, epoch, (pg_current_wal_flush_lsn() - '0/0')::int8,
      \(confirmingCount), \(Session.settingsText)
    FROM head
    """

  /// SQL for the number of standbys that have flushed all that is flushed here.
  static let confirmingCount = """
    (SELECT count(*) FROM pg_stat_replication
     WHERE sync_state IN ('sync', 'quorum') AND flush_lsn >= pg_current_wal_flush_lsn())
    """

  package func head(waitingSeconds: Double?) throws -> SharedHead {
    do {
      return try foundHead(waitingSeconds: waitingSeconds)
    } catch SharingFault.noQuorum {
      // This may be an old primary, of the epoch that the site has seen, and another host the new one.
      let old = state.withLock { $0.unconfirmedHost }
      return try ask(waitingSeconds: waitingSeconds) { session in
        guard session.host != old else { throw SharingFault.noQuorum }
        return try foundHead(waitingSeconds: waitingSeconds)
      }
    }
  }

  private func foundHead(waitingSeconds: Double?) throws -> SharedHead {
    try ask(isRepeatable: true, waitingSeconds: waitingSeconds) { session in
      let found = state.withLock { state in
        defer { state.turnHead = nil }
        return state.turnHead
      }
      let row = try found ?? PostgreSQLOrder.row(session, PostgreSQLOrder.headQuestion)
      let head = SharedHead(
        length: try row.integer(0), root: try row.bytes(1),
        floor: RecordedTime(microseconds: Int64(try row.integer(2))))
      let epoch = try row.integer(3)
      guard epoch == session.epoch, epoch >= site.epoch, try row.text(6) == session.serverSettings else {
        // The epoch was raised here or, as another process of the site has seen, elsewhere, or settings changed, while this
        // connection was there: a new one says what is wrong with them, goes by them, or leads to the new primary.
        endSession()
        state.withLock { $0.flushed = nil }
        return try foundHead(waitingSeconds: waitingSeconds)
      }
      if state.withLock({ $0.flushed == head }) {
        try checkStandbys(row, session)
        return head
      }
      if try row.integer(5) < session.quorum { try waitForQuorum(session, flushing: try row.integer(4)) }
      state.withLock { $0.flushed = head }
      return head
    }
  }

  /// How long standbys may have less than this server, before that is looked at closely.
  private static let unconfirmedDuration = Duration.seconds(10)

  /// An end that was flushed at the quorum once is not waited for again; but a server that no quorum follows any more may be a
  /// primary in whose place another was promoted.
  private func checkStandbys(_ row: Row, _ session: Session) throws {
    let isConfirmed = try row.integer(5) >= session.quorum
    let since = state.withLock { state in
      state.unconfirmedSince = isConfirmed ? nil : state.unconfirmedSince ?? .now
      return state.unconfirmedSince
    }
    guard let since, .now - since > PostgreSQLOrder.unconfirmedDuration else { return }
    try waitForQuorum(session, flushing: try row.integer(4))
    state.withLock { $0.unconfirmedSince = nil }
  }

  /// Waits until so many bytes of the log are flushed at the quorum: what is visible may be on the primary alone, where a
  /// commit's wait was cut short, or the primary was started again.
  /// - Throws: `SharingFault.noQuorum`; the next connection begins with another host then.
  func waitForQuorum(_ session: Session, flushing position: Int) throws {
    let end = ContinuousClock.now + .seconds(Session.answerSeconds)
    while ContinuousClock.now < end {
      let row = try PostgreSQLOrder.row(
        session,
        """
        SELECT count(*) FROM pg_stat_replication
        WHERE sync_state IN ('sync', 'quorum') AND flush_lsn - '0/0' >= $1::int8
        """, [.integer(position)])
      if try row.integer(0) >= session.quorum { return }
      Thread.sleep(forTimeInterval: 0.001)
    }
    endSession()
    state.withLock { $0.unconfirmedHost = session.host }
    throw SharingFault.noQuorum
  }

  static func row(_ session: Session, _ text: String, _ parameters: [SQLValue] = []) throws -> Row {
    let rows = try session.connection.query(
      text, parameters, isRepeated: true, waitingSeconds: Session.answerSeconds)
    guard let row = rows.first else { throw SharingFault.damagedRow(sequence: 0) }
    return row
  }
}
