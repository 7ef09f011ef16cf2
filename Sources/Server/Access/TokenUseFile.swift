internal import FileSystem
internal import Foundation
package import Ledger

/// When each token of a ledger was used last: `tokens-used.json` in its folder, beside the tokens, so that a server that
/// runs never writes to those. It is replaced whole, and derived: without it nothing is lost but what it says.
package struct TokenUseFile: Sendable {
  let path: String

  package init(of ledger: Ledger) { path = ledger.folder + "/tokens-used.json" }

  private struct Contents: Codable {
    var format: String
    /// Instants, as RFC 3339 texts of one length, by the hash of the token.
    var uses: [String: String]
  }

  private static let format = "incident-ledger token uses 1"

  /// The last use of each token that was ever used, by the hash of the token.
  /// - Throws: `LedgerError` where the file cannot be read.
  func uses() throws -> [String: String] {
    guard Files.exists(path) else { return [:] }
    do {
      let contents = try JSONDecoder().decode(Contents.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
      guard contents.format == TokenUseFile.format else { throw CocoaError(.fileReadCorruptFile) }
      return contents.uses
    } catch {
      throw LedgerError(
        .damaged, "the last uses of tokens in \(path) cannot be read: remove the file, nothing else is lost")
    }
  }

  /// Writes later uses into the file. Another server of the ledger may have written there too; of each token the last use
  /// stays.
  func note(_ later: [String: String]) throws {
    let contents = Contents(format: TokenUseFile.format, uses: try uses().merging(later) { max($0, $1) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let bytes = Array(try encoder.encode(contents) + Data("\n".utf8))
    try translated {
      try FileReplacement.write(bytes, to: path, suffix: ".new", mode: PrivateFile.mode, isSynced: false)
    }
  }

  // MARK: Of a token

  /// When the token was used last, as an RFC 3339 text; nil where it never was.
  package func lastUse(of token: Token) throws -> String? { try uses()[token.hash] }

  /// When each of some tokens was used last; nil for one that never was.
  package func lastUses(of tokens: [Token]) throws -> [String?] {
    let uses = try uses()
    return tokens.map { uses[$0.hash] }
  }
}
