internal import Events
internal import Ledger
internal import PostgreSQL

/// Makes a ledger that is a site of a shared journal.
package enum Registration {
  /// Makes an empty ledger in a folder, registers it under its name, and keeps beside it where it belongs.
  ///
  /// The name is taken last: where something fails before, it stays free. Where the ledger is there, but whether its name was
  /// registered is not known, doing it again ends it.
  package static func make(at folder: String, address: String, name: String) throws {
    do {
      guard name.wholeMatch(of: /[a-z0-9][a-z0-9_-]{0,62}/) != nil else { throw SharingFault.badName(name) }
      let session = try Session(try JournalAddress(address), nil)
      let begun = try begunSite(at: folder, address: address, name: name)
      if let taken = try identity(of: name, session), taken != begun?.identity { throw SharingFault.nameTaken(name) }
      let site = try begun ?? make(at: folder, address: address, name: name, session)
      try session.connection.query(
        "INSERT INTO sites (name, identity, contact) VALUES ($1, $2, $3::int8) ON CONFLICT DO NOTHING",
        [.text(name), .bytes(site.identity), .integer(Int(Ledger.now.microseconds))],
        waitingSeconds: Session.commitSeconds)
      // Another may have taken the name meanwhile.
      guard try identity(of: name, session) == site.identity else { throw SharingFault.nameTaken(name) }
    } catch let error as PostgreSQLError {
      let fault = SharingFault(error)
      if case .unreachable(let reason) = fault { throw LedgerError(.notRegistered(reason)) }
      throw LedgerError(fault)
    } catch SharingFault.nameTaken(let name) {
      throw LedgerError(.cannotCreate, SharingFault.nameTaken(name).words)
    } catch let fault as SharingFault {
      throw LedgerError(fault)
    }
  }

  private static func make(
    at folder: String, address: String, name: String, _ session: Session
  ) throws -> SiteFile {
    try Ledger.create(at: folder)
    let site = SiteFile(
      address: address, name: name, identity: (0..<16).map { _ in UInt8.random(in: 0...255) },
      journal: session.journal, epoch: session.epoch, timeline: session.timeline)
    try site.write(to: folder)
    return site
  }

  /// The site that was made in the folder, and may not be registered yet; nil where there is none, or more than that.
  private static func begunSite(at folder: String, address: String, name: String) throws -> SiteFile? {
    guard let site = try SiteFile(of: folder), site.address == address, site.name == name,
      try Ledger(at: folder, access: .readOnly).length == 0
    else { return nil }
    return site
  }

  private static func identity(of name: String, _ session: Session) throws -> [UInt8]? {
    try session.connection.query(
      "SELECT identity FROM sites WHERE name = $1", [.text(name)], waitingSeconds: Session.answerSeconds
    ).first?.bytes(0)
  }
}
