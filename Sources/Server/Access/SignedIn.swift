internal import Events
internal import Hummingbird
internal import Ledger

/// Who is signed in, and what that takes: the sessions, the tokens they began with, and where they began.
struct SignedIn: Sendable {
  let tokens: TokenCache
  let sessions: SessionStore
  let hosts: KnownHosts

  /// The session that a request's cookie names, and its token. A session ends with its token: at the first request after
  /// that is revoked or has expired.
  /// - Throws: `LedgerError` where the tokens cannot be read.
  func session(of request: Request, at host: ServerName, now: RecordedTime = Ledger.now) throws -> (Session, Token)? {
    for (name, secret) in SessionCookie.values(of: request) {
      guard let session = sessions.session(of: secret, now: now), name == SessionCookie.name(at: session.origin),
        hosts.isOwn(session.origin, at: host)
      else { continue }
      guard let token = try tokens.tokens().first(where: { $0.hash == session.tokenHash }),
        token.state(at: now) == .inForce
      else {
        sessions.end(session)
        continue
      }
      return (session, token)
    }
    return nil
  }
}
