internal import Events
internal import Foundation
package import Ledger
internal import PostgreSQL
internal import Synchronization

/// Sites tell each other how far they are, signed where they have a key, and compare.
extension PostgreSQLOrder {
  /// How often sites compare themselves.
  private static let comparisonInterval = Duration.seconds(1)

  package func compare(
    length: Int, waitingSeconds: Double?, root: (_ size: Int) throws -> [UInt8]
  ) throws {
    let now = ContinuousClock.now
    if let last = state.withLock({ $0.comparedAt }), now - last < PostgreSQLOrder.comparisonInterval { return }
    let told = try exchange(length: length, root: try root(length), waitingSeconds: waitingSeconds)
    // Looked at after the sites: whatever they hold it had before.
    let end = try head(waitingSeconds: waitingSeconds).length
    for other in told where other.name != site.name {
      guard other.length >= 0 else { throw SharingFault.damagedSite(other.name) }
      try check(other.name, other.length, other.root, end: end, own: length, root)
      if let signed = try checkpoint(of: other) {
        try check(other.name, signed.size, signed.root, end: end, own: length, root)
      }
    }
    // What is wrong is found again by each append, until it is mended.
    state.withLock { $0.comparedAt = now }
  }

  private func check(
    _ name: String, _ length: Int, _ root: [UInt8], end: Int, own: Int, _ ownRoot: (_ size: Int) throws -> [UInt8]
  ) throws {
    guard length <= end else { throw SharingFault.lostBatches(from: end, held: length, site: name) }
    guard try length == 0 || length > own || ownRoot(length) == root else {
      throw SharingFault.differentRoot(at: length, site: name)
    }
  }

  // MARK: Checkpoints

  /// What a site said of itself.
  private struct Told {
    var name: String
    var identity: [UInt8]
    var length: Int
    var root: [UInt8]
    var contact: RecordedTime
    /// A signed note, and what checks it; empty where the site has no key.
    var checkpoint: String
    var verifier: String
  }

  /// What another site signed; nil where it has no key.
  ///
  /// The key that is met first is remembered; from then on that site signs with it.
  private func checkpoint(of other: Told) throws -> LedgerCheckpoint? {
    let known = site.keys[other.name]
    guard known != nil || !other.checkpoint.isEmpty else { return nil }
    guard let checkpoint = PostgreSQLOrder.checkpoint(of: other, known) else {
      throw SharingFault.wronglySigned(site: other.name)
    }
    if known == nil, let verifier = try? NoteVerifier(other.verifier) {
      try changeSite { if $0.keys[other.name] == nil { $0.keys[other.name] = verifier } }
    }
    return checkpoint
  }

  /// What a site signed with the key that is known of it, else with the one that it names; nil where it did not.
  private static func checkpoint(of other: Told, _ known: NoteVerifier?) -> LedgerCheckpoint? {
    guard let verifier = known ?? (try? NoteVerifier(other.verifier)), let note = try? SignedNote(other.checkpoint),
      verifier.holds(note), let checkpoint = try? LedgerCheckpoint(note.text), checkpoint.origin == verifier.name
    else { return nil }
    return checkpoint
  }

  /// The key that signs; nil where the site has none.
  private func signer() throws -> NoteSigner? {
    guard let signer = try state.withLock({ $0.signer }) ?? readSigner() else { return nil }
    // Another process of this site may have ended it.
    try SiteFile.noteSigning(by: signer.verifier.name, in: folder)
    state.withLock { $0.signer = signer }
    return signer
  }

  package func endOrigin(length: Int, root: [UInt8]) throws -> [String] {
    let site = try refreshSite()
    let told = try told().first { $0.name == site.name && $0.identity == site.identity }
    var names = site.signedOrigins
    // What a row says that no note of a signature has: somebody may have put the file back.
    if let verifier = told.flatMap({ try? NoteVerifier($0.verifier) }) { names.insert(verifier.name) }
    if let signer = try readSigner() { names.insert(signer.verifier.name) }
    try changeSite {
      $0.endedOrigins.formUnion(names)
      $0.signedOrigins.subtract(names)
    }
    state.withLock { $0.signer = nil }
    _ = try ask { session in
      try session.connection.query(
        """
        UPDATE sites SET length = $2::int8, root = $3, contact = $4::int8, checkpoint = '', verifier = '' \
        WHERE name = $1 AND identity = $5
        """,
        [
          .text(site.name), .integer(length), .bytes(root), .integer(Int(Ledger.now.microseconds)),
          .bytes(site.identity),
        ], waitingSeconds: Session.commitSeconds)
    }
    // One that was interrupted has ended some already.
    return names.union(site.endedOrigins).sorted()
  }

  // MARK: Telling

  /// How far a site is; what it signed last stays where it runs without its key. A row that is missing (a standby that was
  /// promoted lacks it, or the owner has taken it out) is there again, with all of that; another site's stays as it is.
  private static let tellStatement = """
    INSERT INTO sites AS own (name, identity, length, root, contact, checkpoint, verifier)
    VALUES ($1, $2, $3::int8, $4, $5::int8, $6, $7)
    ON CONFLICT (name) DO UPDATE SET length = excluded.length, root = excluded.root, contact = excluded.contact,
      checkpoint = CASE WHEN excluded.checkpoint = '' THEN own.checkpoint ELSE excluded.checkpoint END,
      verifier = CASE WHEN excluded.checkpoint = '' THEN own.verifier ELSE excluded.verifier END
    WHERE own.identity = excluded.identity
    """

  /// Lets the commit of the transaction wait for no disk.
  static let unwaited = "SELECT set_config('synchronous_commit', 'off', true)"

  /// Tells the others how far this site is, and asks what they said. That is told again and again, and waits for no disk.
  /// - Parameter waitingSeconds: how long other calls of this process are waited for; nil: until they have ended.
  /// - Throws: `SharingFault.nameTaken` where another site has the name.
  private func exchange(length: Int, root: [UInt8], waitingSeconds: Double?) throws -> [Told] {
    let site = try refreshSite()
    let signer = try signer()
    let note = try signer?.sign(LedgerCheckpoint(origin: signer?.verifier.name ?? "", size: length, root: root).text)
    let now = Int(Ledger.now.microseconds)
    let told: [Told] = try ask(waitingSeconds: waitingSeconds) { session in
      let answers = try session.connection.queryTogether(
        [
          // One transaction: what comes in one message is, where nothing stands apart.
          SQLQuestion(PostgreSQLOrder.unwaited),
          SQLQuestion(
            PostgreSQLOrder.tellStatement,
            [
              .text(site.name), .bytes(site.identity), .integer(length), .bytes(root), .integer(now),
              .text(note?.document ?? ""), .text(signer?.verifier.text ?? ""),
            ]),
          SQLQuestion(PostgreSQLOrder.toldQuestion, isApart: true),
        ], waitingSeconds: Session.answerSeconds)
      return try (answers.last ?? []).map(PostgreSQLOrder.told)
    }
    guard told.allSatisfy({ $0.name != site.name || $0.identity == site.identity }) else {
      throw SharingFault.nameTaken(site.name)
    }
    return told
  }

  package func tell(length: Int, root: [UInt8]) throws {
    let now = ContinuousClock.now
    let told = state.withLock { $0.told }
    if let told, told.length == length, now - told.at < PostgreSQLOrder.comparisonInterval { return }
    _ = try exchange(length: length, root: root, waitingSeconds: nil)
    state.withLock { $0.told = (now, length) }
  }

  private static let toldQuestion =
    "SELECT name, identity, length, root, contact, checkpoint, verifier FROM sites ORDER BY name"

  private func told() throws -> [Told] {
    try ask { session in
      try session.connection.query(PostgreSQLOrder.toldQuestion, waitingSeconds: Session.answerSeconds)
        .map(PostgreSQLOrder.told)
    }
  }

  private static func told(_ row: Row) throws -> Told {
    Told(
      name: try row.text(0), identity: try row.bytes(1), length: try row.integer(2), root: try row.bytes(3),
      contact: RecordedTime(microseconds: Int64(try row.integer(4))), checkpoint: try row.text(5),
      verifier: try row.text(6))
  }

  package func hasOtherProcess() throws -> Bool {
    try ask { session in try session.hasOthers() }
  }

  package func sites() throws -> [SharedSite] {
    let name = site.name
    return try told().map {
      SharedSite(name: $0.name, length: max(0, $0.length), root: $0.root, contact: $0.contact, isOwn: $0.name == name)
    }
  }
}
