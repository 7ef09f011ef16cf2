package import Events
internal import Foundation
package import Ledger

/// A token as it is kept: what it allows, and the hash of its secret. The secret itself is nowhere.
package struct Token: Codable, Equatable, Sendable {
  /// What people call it; no two tokens in force have one name.
  package var name: String
  /// The SHA-256 of the secret, in hexadecimal. The secret is 256 random bits, so that no slow hash is needed.
  var hash: String
  var scopes: [String]
  /// Instants, as RFC 3339 texts.
  var created: String
  var expires: String?
  var revoked: String?

  /// What every secret begins with, so that one that strays is known for what it is.
  package static let prefix = "ilt_"
  private static let secretByteCount = 32

  /// Makes a token and its secret, which is to be shown once.
  static func make(
    name: String, scopes: [Scope], expires: RecordedTime?, now: RecordedTime
  ) -> (token: Token, secret: String) {
    // The system's generator is the operating system's, made for keys.
    let bytes = Data((0..<secretByteCount).map { _ in UInt8.random(in: .min ... .max) })
    let secret =
      prefix
      + bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let token = Token(
      name: name, hash: Token.hash(secret), scopes: scopes.map(\.description),
      created: now.description, expires: expires?.description)
    return (token, secret)
  }

  // MARK: What it allows

  package enum State: String, Sendable {
    case inForce = "in force"
    case expired, revoked
  }

  package func state(at now: RecordedTime) -> State {
    if revoked != nil { return .revoked }
    // An instant that cannot be read has passed.
    if let expires, RecordedTime(expires).map({ $0 <= now }) ?? true { return .expired }
    return .inForce
  }

  /// What it allows; a scope of another version of the program allows nothing.
  package var allows: [Scope] { scopes.compactMap { Scope($0) } }

  package var createdAt: String { created }
  package var expiresAt: String? { expires }
  package var revokedAt: String? { revoked }

  // MARK: Knowing it again

  /// The hash of a secret, as it is kept.
  static func hash(_ secret: String) -> String { Digest.hex(Digest.sha256(Array(secret.utf8))) }

  /// Whether the secret with this hash is the token's; takes as long whether it is or not.
  func hasHash(_ other: String) -> Bool {
    guard hash.utf8.count == other.utf8.count else { return false }
    return zip(hash.utf8, other.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
