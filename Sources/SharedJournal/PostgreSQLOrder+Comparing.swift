internal import Events
internal import Foundation
package import Ledger
internal import PostgreSQL
internal import Synchronization

/// Sites tell each other how far they are, signed where they have a key, and compare.
extension PostgreSQLOrder {
  /// How often sites compare themselves.
  private static let comparisonInterval = Duration.seconds(1)

  package func compare(length: Int, root: (_ size: Int) throws -> [UInt8]) throws {
    let now = ContinuousClock.now
    if let last = state.withLock({ $0.comparedAt }), now - last < PostgreSQLOrder.comparisonInterval { return }
    let others = try exchange(length: length, root: try root(length)).filter { $0.name != site.name }
    // Looked at after the sites: whatever they hold it had before.
    let end = try head().length
    for other in others {
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
      try? changeSite { $0.keys[other.name] = verifier }
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
    let told = try told().first { $0.name == site.name }
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
        "UPDATE sites SET length = $2::int8, root = $3, contact = $4::int8, checkpoint = '', verifier = '' WHERE name = $1",
        [.text(site.name), .integer(length), .bytes(root), .integer(Int(Ledger.now.microseconds))],
        waitingSeconds: Session.commitSeconds)
    }
    return names.sorted()
  }

  // MARK: Telling

  /// Tells the others how far this site is, and asks what they said. That is told again and again, and waits for no disk.
  private func exchange(length: Int, root: [UInt8]) throws -> [Told] {
    try refreshSite()
    let signer = try signer()
    let note = try signer?.sign(LedgerCheckpoint(origin: signer?.verifier.name ?? "", size: length, root: root).text)
    let (name, now) = (site.name, Int(Ledger.now.microseconds))
    return try ask { session in
      let answers = try session.connection.queryTogether(
        [
          // One transaction: what comes in one message is, where nothing stands apart.
          SQLQuestion("SELECT set_config('synchronous_commit', 'off', true)"),
          SQLQuestion(
            """
            UPDATE sites SET length = $1::int8, root = $2, contact = $3::int8,
              checkpoint = CASE WHEN $5 = '' THEN checkpoint ELSE $5 END, verifier = CASE WHEN $5 = '' THEN verifier ELSE $6 END
            WHERE name = $4
            """,
            [
              .integer(length), .bytes(root), .integer(now), .text(name), .text(note?.document ?? ""),
              .text(signer?.verifier.text ?? ""),
            ]),
          SQLQuestion(PostgreSQLOrder.toldQuestion, isApart: true),
        ], waitingSeconds: Session.answerSeconds)
      return try (answers.last ?? []).map(PostgreSQLOrder.told)
    }
  }

  package func tell(length: Int, root: [UInt8]) throws {
    let now = ContinuousClock.now
    let told = state.withLock { $0.told }
    if let told, told.length == length, now - told.at < PostgreSQLOrder.comparisonInterval { return }
    _ = try exchange(length: length, root: root)
    state.withLock { $0.told = (now, length) }
  }

  private static let toldQuestion =
    "SELECT name, length, root, contact, checkpoint, verifier FROM sites ORDER BY name"

  private func told() throws -> [Told] {
    try ask { session in
      try session.connection.query(PostgreSQLOrder.toldQuestion, waitingSeconds: Session.answerSeconds)
        .map(PostgreSQLOrder.told)
    }
  }

  private static func told(_ row: Row) throws -> Told {
    guard try row.integer(1) >= 0 else { throw SharingFault.damagedRow(sequence: 0) }
    return Told(
      name: try row.text(0), length: try row.integer(1), root: try row.bytes(2),
      contact: RecordedTime(microseconds: Int64(try row.integer(3))), checkpoint: try row.text(4),
      verifier: try row.text(5))
  }

  package func hasOtherProcess() throws -> Bool {
    try ask { session in try session.hasOthers() }
  }

  package func sites() throws -> [SharedSite] {
    let name = site.name
    return try told().map {
      SharedSite(name: $0.name, length: $0.length, root: $0.root, contact: $0.contact, isOwn: $0.name == name)
    }
  }
}
