internal import Crypto
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
      name: name, hash: Token.hexadecimal(Token.hash(secret)), scopes: scopes.map(\.description),
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

  static func hash(_ secret: String) -> SHA256Digest { SHA256.hash(data: Data(secret.utf8)) }

  private static func hexadecimal(_ digest: SHA256Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Whether the secret with this hash is the token's; takes as long whether it is or not.
  func hasHash(_ digest: SHA256Digest) -> Bool {
    let (mine, theirs) = (Array(hash.utf8), Array(Token.hexadecimal(digest).utf8))
    guard mine.count == theirs.count else { return false }
    var difference: UInt8 = 0
    for index in mine.indices { difference |= mine[index] ^ theirs[index] }
    return difference == 0
  }
}
