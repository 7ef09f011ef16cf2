internal import Crypto
internal import Events
internal import Foundation
internal import Synchronization

/// The sessions of a server: in memory alone, so that all of them end with it.
final class SessionStore: Sendable {
  /// How long a session lasts: a working day, and never longer than its token.
  static let longestSeconds: Int64 = 8 * 3600
  /// The most sessions of one token and of all. Beyond them the oldest goes, of the token first.
  private static let maximumCountOfToken = 64
  private static let maximumCount = 4096
  private static let secretByteCount = 32

  private let sessions = Mutex<[String: Session]>([:])
  /// Hears of each session that has ended, whatever ended it.
  private let onEnd: @Sendable (Session) -> Void

  init(onEnd: @escaping @Sendable (Session) -> Void = { _ in }) { self.onEnd = onEnd }

  /// Begins a session.
  /// - Returns: it and its secret, 256 random bits, which is kept nowhere here.
  func begin(with token: Token, at origin: WebOrigin, now: RecordedTime) -> (session: Session, secret: String) {
    let bytes = Data((0..<SessionStore.secretByteCount).map { _ in UInt8.random(in: .min ... .max) })
    let secret = bytes.base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    var ends = RecordedTime(microseconds: now.microseconds + SessionStore.longestSeconds * 1_000_000)
    if let expires = token.expiresAt.flatMap({ RecordedTime($0) }), expires < ends { ends = expires }
    let session = Session(
      id: SessionStore.id(of: secret), tokenHash: token.hash, origin: origin, began: now, ends: ends)
    let ended = sessions.withLock { sessions in
      let before = sessions
      sessions = sessions.filter { $0.value.ends > now }
      let own = sessions.values.filter { $0.tokenHash == token.hash }
      if own.count >= SessionStore.maximumCountOfToken {
        SessionStore.dropOldest(of: own, from: &sessions)
      } else if sessions.count >= SessionStore.maximumCount {
        SessionStore.dropOldest(of: Array(sessions.values), from: &sessions)
      }
      sessions[session.id] = session
      return before.values.filter { sessions[$0.id] == nil }
    }
    ended.forEach(onEnd)
    return (session, secret)
  }

  /// The session of a secret; nil where there is none, or it has ended.
  func session(of secret: String, now: RecordedTime) -> Session? {
    let id = SessionStore.id(of: secret)
    guard let session = sessions.withLock({ $0[id] }) else { return nil }
    guard session.ends <= now else { return session }
    end(session)
    return nil
  }

  func end(_ session: Session) {
    sessions.withLock { $0[session.id] = nil }
    onEnd(session)
  }

  /// Whether a session goes on.
  func holds(_ session: Session) -> Bool { sessions.withLock { $0[session.id] != nil } }

  var count: Int { sessions.withLock { $0.count } }

  /// Sessions are found by this, so that the time of looking tells nothing of a secret.
  private static func id(of secret: String) -> String {
    SHA256.hash(data: Data(secret.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func dropOldest(of some: [Session], from sessions: inout [String: Session]) {
    guard let oldest = some.min(by: { ($0.began, $0.id) < ($1.began, $1.id) }) else { return }
    sessions[oldest.id] = nil
  }
}
