internal import Crypto
internal import Foundation

/// What a form carries so that it is known to come from a page that this server made for this very caller.
struct FormToken: Sendable {
  /// The name of the hidden field.
  static let field = "form-token"

  /// Makes form tokens; another with every start of the server.
  struct Key: Sendable {
    private let key = SymmetricKey(size: .bits256)

    /// That of a session: it ends with it.
    func token(of session: Session) -> FormToken { FormToken(key: key, subject: "session\n\(session.id)") }

    /// That of an account that a proxy has signed in, where the server is called so.
    func token(ofAccount name: String, at host: ServerName) -> FormToken {
      FormToken(key: key, subject: "account\n\(host)\n\(name)")
    }
  }

  private let key: SymmetricKey
  private let subject: String

  /// As it stands in a form.
  var text: String {
    Data(HMAC<SHA256>.authenticationCode(for: Data(subject.utf8), using: key)).base64EncodedString()
  }

  /// Whether a text is the token; takes as long whether it is or not.
  func matches(_ text: String) -> Bool {
    guard let code = Data(base64Encoded: text) else { return false }
    return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Data(subject.utf8), using: key)
  }
}
