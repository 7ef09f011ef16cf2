internal import Ledger
internal import PostgreSQL

/// A connection to the primary, with what was found there when it began.
struct Session: Sendable {
  let connection: Connection
  let journal: String
  let epoch: Int
  let timeline: Int
  /// How many standbys confirm a commit.
  let quorum: Int
  /// What the server was set to, as `settingsText` has it: a commit counts under these settings alone.
  let serverSettings: String
  /// The place of its host in the address.
  let host: Int
  /// The folder that it belongs to; nil where it is of no site yet.
  private let place: SitePlace?

  /// How long an answer is waited for that waits for nothing itself.
  static let answerSeconds = 5.0
  /// How long a commit is waited for; what became of it is looked up after that.
  static let commitSeconds = 15.0

  /// What a session asks for: commits wait for the quorum, locks are waited for so long and no commit is cut short, and a
  /// site that is gone gives back what it held.
  private static let settings = [
    "SET search_path = incident_ledger, pg_catalog", "SET synchronous_commit = on", "SET statement_timeout = 0",
    "SET lock_timeout = '4s'", "SET idle_in_transaction_session_timeout = '30s'",
    "SET default_transaction_isolation = 'read committed'",
    "SET tcp_keepalives_idle = 5", "SET tcp_keepalives_interval = 2", "SET tcp_keepalives_count = 3",
  ]

  private static let checks = """
    SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_standby_names'),
      substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8), epoch, timeline, journal, \(settingsText)
    FROM head
    """

  /// SQL for what the server is set to that a commit depends on; `synchronous_commit` each session sets itself.
  static let settingsText =
    "concat_ws(' ', current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_standby_names'))"

  /// Begins on a connection, and refuses what could lose a commit.
  private init(_ connection: Connection, _ place: SitePlace?, host: Int, idleSeconds: Int) throws {
    (self.connection, self.place, self.host) = (connection, place, host)
    if let place {
      try connection.query(
        "SELECT set_config('application_name', $1, false)", [.text(place.text)], waitingSeconds: Session.answerSeconds)
    }
    for setting in Session.settings + ["SET idle_session_timeout = '\(idleSeconds)s'"] {
      try connection.query(setting, waitingSeconds: Session.answerSeconds)
    }
    guard let row = try connection.query(Session.checks, waitingSeconds: Session.answerSeconds).first else {
      throw SharingFault.damagedRow(sequence: 0)
    }
    for (column, name) in ["fsync", "full_page_writes"].enumerated() {
      let value = try row.text(column)
      guard value == "on" else { throw SharingFault.unsafeSetting("\(name) = \(value)") }
    }
    let standbys = try row.text(2)
    guard !standbys.isEmpty else { throw SharingFault.unsafeSetting("synchronous_standby_names = ''") }
    quorum = Session.quorum(of: standbys)
    timeline = Int(try row.text(3), radix: 16) ?? 0
    epoch = try row.integer(4)
    journal = try row.text(6)
    serverSettings = try row.text(7)
    guard try row.integer(5) == timeline else { throw SharingFault.unannouncedPromotion(timeline: timeline) }
  }

  /// Whether another folder with the identity of the site was connected before.
  func isPreceded(by site: SiteFile) throws -> Bool {
    guard let place else { return false }
    let rows = try connection.query(
      """
      SELECT 1 FROM pg_stat_activity other, pg_stat_activity own
      WHERE own.pid = pg_backend_pid() AND (other.backend_start, other.pid) < (own.backend_start, own.pid)
        AND other.datname = own.datname AND starts_with(other.application_name, $1) AND other.application_name <> $2
      LIMIT 1
      """, [.text(SitePlace.beginning(site)), .text(place.text)], waitingSeconds: Session.answerSeconds)
    return !rows.isEmpty
  }

  /// Whether another connection from the same folder is there.
  func hasOthers() throws -> Bool {
    guard let place else { return false }
    let rows = try connection.query(
      "SELECT 1 FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid() LIMIT 1",
      [.text(place.text)], waitingSeconds: Session.answerSeconds)
    return !rows.isEmpty
  }

  /// Connects to the first host that takes writes and is no old primary: one that was started again may stand before the new.
  /// - Parameters:
  ///   - place: the folder that it belongs to, which the server shows to others.
  ///   - firstHost: the place in the address of the host that is tried first; those before it come last.
  ///   - idleSeconds: after how long of silence the server ends the session; 0: never.
  ///   - check: refuses a server; the next host is tried where it throws `SharingFault.lowerEpoch`.
  static func connect(
    _ address: JournalAddress, _ place: SitePlace?, firstHost: Int = 0, idleSeconds: Int,
    check: (Session) throws -> Void
  ) throws -> Session {
    var messages: [String] = []
    var old: SharingFault?
    let hosts = address.connection.each
    for number in hosts.indices {
      let host = (firstHost + number) % hosts.count
      let connection: Connection
      do throws(PostgreSQLError) {
        connection = try Connection(hosts[host], waitingSeconds: answerSeconds)
      } catch {
        messages.append(error.message)
        continue
      }
      do {
        let session = try Session(connection, place, host: host, idleSeconds: idleSeconds)
        try check(session)
        return session
      } catch SharingFault.lowerEpoch(let seen, let found) {
        old = .lowerEpoch(seen: seen, found: found)
      }
    }
    if let old { throw old }
    throw PostgreSQLError(.connection, messages.joined(separator: "; "))
  }

  /// The number of standbys that have to confirm, of `ANY 1 (a, b)`, `FIRST 2 (a, b)`, `2 (a, b)` or a plain list.
  static func quorum(of names: String) -> Int {
    let match = names.firstMatch(of: /^\s*(?:(?:ANY|FIRST)\s+)?(\d+)\s*\(/.ignoresCase())
    return match.flatMap { Int($0.1) } ?? 1
  }
}

extension SharingFault {
  /// The classes of the codes of the SQL standard: a row contradicts others; the server has no room, memory or connections; the
  /// connection is gone.
  private static let constraintClass = "23"
  private static let resourcesClass = "53"
  private static let connectionClass = "08"

  /// What a failure of PostgreSQL means for a site. But for a connection that broke, nothing was done.
  init(_ error: PostgreSQLError) {
    switch error.state {
    case "55P03": self = .turnTaken
    case "42P01", "42703", "3F000", "42501": self = .noSchema(error.message)
    case "22008": self = .clockAhead(error.message)
    case let state? where state.hasPrefix(SharingFault.constraintClass): self = .contradictingRow(error.message)
    case let state? where state.hasPrefix(SharingFault.resourcesClass): self = .noRoom(error.message)
    case let state? where state.hasPrefix(SharingFault.connectionClass): self = .unreachable(error.message)
    default: self = error.isOfConnection ? .unreachable(error.message) : .rejected(error.message)
    }
  }
}
