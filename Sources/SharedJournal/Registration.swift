internal import Events
internal import Ledger
internal import PostgreSQL

/// Makes a ledger that is a site of a shared journal.
package enum Registration {
  /// Makes an empty ledger in a folder, registers it under its name, and keeps beside it where it belongs.
  ///
  /// The name is taken last: where something fails before, it stays free.
  package static func make(at folder: String, address: String, name: String) throws {
    do {
      guard name.wholeMatch(of: /[a-z0-9][a-z0-9_-]{0,62}/) != nil else { throw SharingFault.badName(name) }
      let session = try Session(try JournalAddress(address), nil)
      guard try !isTaken(name, session) else { throw SharingFault.nameTaken(name) }
      try Ledger.create(at: folder)
      let site = SiteFile(
        address: address, name: name, identity: (0..<16).map { _ in UInt8.random(in: 0...255) },
        journal: session.journal, epoch: session.epoch, timeline: session.timeline)
      try site.write(to: folder)
      let rows = try session.connection.query(
        """
        INSERT INTO sites (name, identity, contact) VALUES ($1, $2, $3::int8) ON CONFLICT DO NOTHING RETURNING 1
        """, [.text(name), .bytes(site.identity), .integer(Int(Ledger.now.microseconds))],
        waitingSeconds: Session.commitSeconds)
      // Another took the name meanwhile: the site finds that at its first contact, too.
      guard !rows.isEmpty else { throw SharingFault.nameTaken(name) }
    } catch let error as PostgreSQLError {
      throw LedgerError(SharingFault(error))
    } catch SharingFault.nameTaken(let name) {
      throw LedgerError(.cannotCreate, SharingFault.nameTaken(name).words)
    } catch let fault as SharingFault {
      throw LedgerError(fault)
    }
  }

  private static func isTaken(_ name: String, _ session: Session) throws -> Bool {
    try !session.connection.query(
      "SELECT 1 FROM sites WHERE name = $1", [.text(name)], waitingSeconds: Session.answerSeconds
    ).isEmpty
  }
}
