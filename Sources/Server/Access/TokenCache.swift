internal import Events
internal import Foundation
internal import Ledger
internal import Synchronization

/// The tokens as a server knows them: it looks at their file at every question, and reads it again when it has changed,
/// so that a token that is revoked allows nothing from then on.
final class TokenCache: Sendable {
  /// What tells one state of the file from another.
  private struct Stamp: Equatable {
    var inode: UInt64
    var size: UInt64
    var modified: Date
  }

  private let file: TokenFile
  private let known = Mutex<(stamp: Stamp, tokens: [Token])?>(nil)

  init(_ file: TokenFile) { self.file = file }

  /// The token in force that has this secret.
  /// - Throws: `LedgerError` where the file cannot be read.
  func token(of secret: String, at now: RecordedTime = Ledger.now) throws -> Token? {
    let hash = Token.hash(secret)
    var found: Token?
    // All are looked at, so that the time tells nothing.
    for token in try tokens() where token.hasHash(hash) { found = token }
    return found?.state(at: now) == .inForce ? found : nil
  }

  /// All tokens, those too that are no longer in force.
  /// - Throws: `LedgerError` where the file cannot be read.
  func tokens() throws -> [Token] {
    try known.withLock { known in
      guard let stamp = stamp else {
        known = nil
        return []
      }
      if let known, known.stamp == stamp { return known.tokens }
      let tokens = try file.tokens()
      known = (stamp, tokens)
      return tokens
    }
  }

  /// Taken before the file is read: a change in between is seen the next time.
  private var stamp: Stamp? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: file.path) else { return nil }
    return Stamp(
      inode: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0,
      size: (attributes[.size] as? NSNumber)?.uint64Value ?? 0,
      modified: attributes[.modificationDate] as? Date ?? .distantPast)
  }
}
