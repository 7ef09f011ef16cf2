internal import Crypto
internal import Foundation

/// The secret under which feeds make pseudonyms.
///
/// A pseudonym is `KEYID:HEX`. KEYID is the first 8 hexadecimal digits of HMAC-SHA-256(key, "id"); HEX the first 32 of
/// HMAC-SHA-256(key, message). The message is, for each part in order, the part in NFKC, in upper case, letters (Unicode L)
/// and decimal digits (Nd) only, in UTF-8, preceded by its length in bytes in decimal and a colon: of the parts `qq 12 34
/// 56-c` and `Ann` it is `9:QQ123456C3:ANN`. With the key of the bytes 0 to 31 that is
/// `8adc89f9:88ae740398528b3a964a4a1228401a40`.
///
/// Nothing of the feed enters, so the same person has the same pseudonym in every feed under one key. The key is never
/// printed: its description is its ID.
package struct PseudonymKey: Sendable {
  static let byteCount = 32

  private let key: SymmetricKey
  /// What tells keys apart without telling the key.
  package let id: String

  /// - Parameter bytes: 32 bytes.
  package init(bytes: [UInt8]) {
    precondition(bytes.count == PseudonymKey.byteCount, "A key has 32 bytes.")
    key = SymmetricKey(data: bytes)
    id = PseudonymKey.hex("id".utf8, under: key, count: 4)
  }

  /// The pseudonym for parts as cells hold them; nil where one of them has neither letter nor digit.
  package func pseudonym(of parts: [String]) -> String? {
    var message: [UInt8] = []
    for part in parts {
      let folded = PseudonymKey.folded(part)
      if folded.isEmpty { return nil }
      PseudonymKey.append(folded, to: &message)
    }
    return pseudonym(ofMessage: message)
  }

  /// The pseudonym for a row of its own: of the source and the parts of its key as they are, each preceded by its length as
  /// above, behind the word `own`, with which no message of a person begins.
  package func ownPseudonym(source: String, key parts: [String]) -> String {
    var message = Array("own".utf8)
    for part in [source] + parts { PseudonymKey.append(Array(part.utf8), to: &message) }
    return pseudonym(ofMessage: message)
  }

  private func pseudonym(ofMessage message: [UInt8]) -> String {
    id + ":" + PseudonymKey.hex(message, under: key, count: 16)
  }

  private static func append(_ part: [UInt8], to message: inout [UInt8]) {
    message.append(contentsOf: String(part.count).utf8)
    message.append(UInt8(ascii: ":"))
    message.append(contentsOf: part)
  }

  /// Upper case, letters and digits only.
  static func folded(_ part: String) -> [UInt8] {
    if part.utf8.allSatisfy({ $0 < 0x80 }) {
      return part.utf8.compactMap { byte in
        switch byte {
        case 0x61...0x7A: byte & 0xDF
        case 0x41...0x5A, 0x30...0x39: byte
        default: nil
        }
      }
    }
    let letters = part.precomposedStringWithCompatibilityMapping.uppercased().unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
      default: false
      }
    }
    return Array(String(String.UnicodeScalarView(letters)).utf8)
  }

  private static func hex(_ message: some Sequence<UInt8>, under key: SymmetricKey, count: Int) -> String {
    let code = HMAC<SHA256>.authenticationCode(for: Array(message), using: key)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: code.prefix(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

extension PseudonymKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "key \(id)" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
