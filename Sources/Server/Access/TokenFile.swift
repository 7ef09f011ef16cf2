package import Events
internal import FileSystem
internal import Foundation
package import Ledger

/// The tokens of a ledger: `tokens.json` in its folder, for the owner alone to read. It is replaced whole, so that a
/// reader sees the old tokens or the new ones; a lock keeps two changes apart. A file that others may read or change is not
/// believed. A backup does not hold it.
package struct TokenFile: Sendable {
  let path: String
  private let folder: String

  package init(of ledger: Ledger) {
    folder = ledger.folder
    path = ledger.folder + "/tokens.json"
  }

  private struct Contents: Codable {
    var format: String
    var tokens: [Token]
  }

  private static let format = "incident-ledger tokens 1"

  /// All tokens, those that were revoked too, in the order in which they were made.
  /// - Throws: `LedgerError` where the file cannot be read; `.exposed` where others may read or change it.
  package func tokens() throws -> [Token] {
    guard let bytes = try translated({ try PrivateFile.contents(of: path) }) else { return [] }
    do {
      let contents = try JSONDecoder().decode(Contents.self, from: Data(bytes))
      guard contents.format == TokenFile.format else { throw CocoaError(.fileReadCorruptFile) }
      return contents.tokens
    } catch {
      throw LedgerError(
        .damaged,
        "the tokens in \(path) cannot be read: restore the file, or remove it and make the tokens anew")
    }
  }

  /// Makes a token and returns its secret, which is kept nowhere.
  /// - Throws: a `Refusal` where a token in force has the name.
  package func create(
    name: String, scopes: [Scope], expires: RecordedTime? = nil, now: RecordedTime
  ) throws -> (token: Token, secret: String) {
    try change { tokens in
      guard !tokens.contains(where: { $0.name == name && $0.state(at: now) != .revoked }) else {
        throw Refusal(.parameter(Parameter("name")), value: name, TokenMistake.nameTaken)
      }
      let made = Token.make(name: name, scopes: scopes, expires: expires, now: now)
      tokens.append(made.token)
      return made
    }
  }

  /// Revokes the token of a name: from now on it allows nothing.
  /// - Throws: a `Refusal` where there is none.
  package func revoke(name: String, now: RecordedTime) throws -> Token {
    try change { tokens in
      guard let index = tokens.lastIndex(where: { $0.name == name && $0.revoked == nil }) else {
        throw Refusal(.field("name"), value: name, TokenMistake.unknownName)
      }
      tokens[index].revoked = now.description
      return tokens[index]
    }
  }

  // MARK: Writing

  private func change<Value>(_ body: (inout [Token]) throws -> Value) throws -> Value {
    do {
      let lock = try FileLock(folder + "/tokens.lock", mode: PrivateFile.mode)
      try lock.lock(waitingSeconds: Ledger.maximumWaitSeconds)
      defer { lock.unlock() }
      var tokens = try tokens()
      let value = try body(&tokens)
      try write(tokens)
      return value
    } catch let error as FileSystemError {
      throw unwritten(error)
    }
  }

  /// What an error of the file system means for a change.
  private func unwritten(_ error: FileSystemError) -> LedgerError {
    let happening = "the tokens in \(path) cannot be written"
    return switch error.code {
    case .busy: LedgerError(.busy, "\(happening): \(LedgerError(error).message)")
    case .diskFull, .io: LedgerError(.io, "\(happening) (\(error.message)): free some space")
    default: LedgerError(.io, "\(happening): \(LedgerError(error).message)")
    }
  }

  private func write(_ tokens: [Token]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let contents = try encoder.encode(Contents(format: TokenFile.format, tokens: tokens)) + Data("\n".utf8)
    try FileReplacement.write(Array(contents), to: path, suffix: ".new", mode: PrivateFile.mode, isSynced: true)
  }
}
