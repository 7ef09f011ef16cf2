internal import Events
internal import FileSystem
internal import Ledger
internal import PostgreSQL

/// Makes a ledger that is a site of a shared journal.
package enum Registration {
  /// How long the server lets the one connection be silent that is asked here.
  private static let idleSeconds = 60

  /// Makes an empty ledger in a folder, keeps beside it where it belongs, and registers it under its name.
  /// - Throws: `LedgerError`; also where the site is made, and registers itself at its first contact.
  package static func make(at folder: String, address: String, name: String) throws {
    do {
      guard name.wholeMatch(of: /[a-z0-9][a-z0-9_-]{0,62}/) != nil else { throw SharingFault.badName(name) }
      let (session, site) = try begin(address: address, name: name)
      try Ledger.create(at: folder)
      try site.write(to: folder)
      try end(site, at: folder, session)
    } catch SharingFault.nameTaken(let name) {
      throw LedgerError(.cannotCreate, SharingFault.nameTaken(name).words)
    } catch let fault as SharingFault {
      throw LedgerError(fault)
    }
  }

  /// Looks whether the name is free.
  private static func begin(address: String, name: String) throws -> (Session, SiteFile) {
    do {
      let session = try Session.connect(try JournalAddress(address), nil, idleSeconds: idleSeconds) { _ in }
      guard try identity(of: name, session) == nil else { throw SharingFault.nameTaken(name) }
      let site = SiteFile(
        address: address, name: name, identity: (0..<16).map { _ in UInt8.random(in: 0...255) },
        journal: session.journal, epoch: session.epoch, timeline: session.timeline)
      return (session, site)
    } catch let error as PostgreSQLError {
      let fault = SharingFault(error)
      if case .unreachable(let reason) = fault { throw SharingFault.notMade(reason) }
      throw fault
    }
  }

  private static func end(_ site: SiteFile, at folder: String, _ session: Session) throws {
    do {
      try register(site, session)
    } catch let error as PostgreSQLError where error.isOfConnection {
      throw SharingFault.notRegistered(error.message)
    } catch {
      // Another took the name meanwhile, or PostgreSQL refuses the site. The ledger is empty, and this call made it.
      Files.removeFile(Ledger.siteFile(of: folder))
      Files.removeFolder(Ledger.journalFolder(of: folder))
      Files.removeFolderIfEmpty(folder)
      if let error = error as? PostgreSQLError { throw SharingFault(error) }
      throw error
    }
  }

  /// Gives a new site its row, which waits for no standby: where it is lost, the site inserts it again.
  private static func register(_ site: SiteFile, _ session: Session) throws {
    _ = try session.connection.queryTogether(
      [
        SQLQuestion(PostgreSQLOrder.unwaited),
        SQLQuestion(
          "INSERT INTO sites (name, identity, contact) VALUES ($1, $2, $3::int8) ON CONFLICT DO NOTHING",
          [.text(site.name), .bytes(site.identity), .integer(Int(Ledger.now.microseconds))]),
      ], waitingSeconds: Session.answerSeconds)
    try check(site, session)
  }

  /// Looks whether another site has the name. A row that is missing is inserted with what the site says of itself.
  /// - Throws: `SharingFault.nameTaken`.
  static func check(_ site: SiteFile, _ session: Session) throws {
    guard try identity(of: site.name, session).map({ $0 == site.identity }) ?? true else {
      throw SharingFault.nameTaken(site.name)
    }
  }

  private static func identity(of name: String, _ session: Session) throws -> [UInt8]? {
    try session.connection.query(
      "SELECT identity FROM sites WHERE name = $1", [.text(name)], waitingSeconds: Session.answerSeconds
    ).first?.bytes(0)
  }
}
