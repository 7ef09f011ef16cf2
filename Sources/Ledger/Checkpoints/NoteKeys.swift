internal import Crypto
internal import Foundation

/// What checks the signatures of a key: `NAME+HASH+KEY`, as C2SP signed-note writes it. It is no secret.
package struct NoteVerifier: Hashable, Sendable {
  package let name: String
  let keyHash: [UInt8]
  private let publicKey: [UInt8]

  /// The algorithm Ed25519 (RFC 8032).
  fileprivate static let algorithm: UInt8 = 1

  fileprivate init(name: String, publicKey: [UInt8]) {
    (self.name, self.publicKey) = (name, publicKey)
    let named = Array(name.utf8) + [UInt8(ascii: "\n"), NoteVerifier.algorithm] + publicKey
    keyHash = Array(Digest.sha256(named).prefix(4))
  }

  /// - Throws: what is no such key.
  package init(_ text: String) throws(CheckpointMistake) {
    let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, NoteVerifier.isName(parts[0]), let data = Data(base64Encoded: parts[2]), data.count == 33,
      data.first == NoteVerifier.algorithm
    else { throw .noVerifier }
    self.init(name: parts[0], publicKey: Array(data.dropFirst()))
    guard Digest.hex(keyHash) == parts[1] else { throw .noVerifier }
  }

  package var text: String {
    "\(name)+\(Digest.hex(keyHash))+\(Data([NoteVerifier.algorithm] + publicKey).base64EncodedString())"
  }

  /// Whether one of a note's signatures is this key's.
  package func holds(_ note: SignedNote) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
    return note.signatures.contains {
      $0.name == name && $0.keyHash == keyHash && key.isValidSignature($0.bytes, for: Array(note.text.utf8))
    }
  }

  /// Whether a key may be called so: no white space, and no plus.
  package static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.unicodeScalars.contains { $0 == "+" || $0.properties.isWhitespace || $0.value < 0x21 }
  }
}

/// The key that signs: `PRIVATE+KEY+NAME+HASH+KEY`.
package struct NoteSigner: Sendable {
  private let key: Curve25519.Signing.PrivateKey
  package let verifier: NoteVerifier

  private static let mark = "PRIVATE+KEY+"

  /// A new key.
  package init(name: String) {
    key = Curve25519.Signing.PrivateKey()
    verifier = NoteVerifier(name: name, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// - Throws: what is no such key.
  package init(_ text: String) throws(CheckpointMistake) {
    guard text.hasPrefix(NoteSigner.mark) else { throw .noSigner }
    let parts = text.dropFirst(NoteSigner.mark.count).split(separator: "+", maxSplits: 2).map(String.init)
    guard parts.count == 3, NoteVerifier.isName(parts[0]), let data = Data(base64Encoded: parts[2]), data.count == 33,
      data.first == NoteVerifier.algorithm,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(data.dropFirst()))
    else { throw .noSigner }
    self.key = key
    verifier = NoteVerifier(name: parts[0], publicKey: Array(key.publicKey.rawRepresentation))
    guard Digest.hex(verifier.keyHash) == parts[1] else { throw .noSigner }
  }

  package var text: String {
    let seed = Data([NoteVerifier.algorithm] + key.rawRepresentation).base64EncodedString()
    return "\(NoteSigner.mark)\(verifier.name)+\(Digest.hex(verifier.keyHash))+\(seed)"
  }

  package func sign(_ text: String) throws -> SignedNote {
    let signature = Array(try key.signature(for: Array(text.utf8)))
    return SignedNote(
      text: text, signatures: [.init(name: verifier.name, keyHash: verifier.keyHash, bytes: signature)])
  }
}
