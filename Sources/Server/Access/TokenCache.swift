internal import Events
internal import FileSystem
internal import Ledger
internal import Synchronization

/// The tokens as a server knows them: it looks at their file at every question, and reads it again when it has changed,
/// so that a token that is revoked allows nothing from then on, and a file that others may read lets nobody in.
final class TokenCache: Sendable {
  private let file: TokenFile
  private let uses: TokenUses?
  private let known = Mutex<(status: FileStatus, tokens: [Token])?>(nil)

  /// - Parameter uses: hears of each use of a token.
  init(_ file: TokenFile, uses: TokenUses? = nil) {
    self.file = file
    self.uses = uses
  }

  /// The token in force that has this secret.
  /// - Throws: `LedgerError` where the file cannot be read, or not be believed.
  func token(of secret: String, at now: RecordedTime = Ledger.now) throws -> Token? {
    let hash = Token.hash(secret)
    var found: Token?
    // All are looked at, so that the time tells nothing.
    for token in try tokens() where token.hasHash(hash) { found = token }
    guard let found, found.state(at: now) == .inForce else { return nil }
    uses?.note(found.hash, at: now)
    return found
  }

  /// All tokens, those too that are no longer in force.
  /// - Throws: `LedgerError` where the file cannot be read.
  func tokens() throws -> [Token] {
    try known.withLock { known in
      // Taken before the file is read: a change in between is seen the next time.
      guard let status = FileStatus(of: file.path) else {
        known = nil
        return []
      }
      if let known, known.status == status { return known.tokens }
      known = nil
      let tokens = try file.tokens()
      known = (status, tokens)
      return tokens
    }
  }
}
