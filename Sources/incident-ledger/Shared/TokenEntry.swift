internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Server

/// A token as the commands tell of it; nothing of its secret, but where that was just made.
struct TokenEntry {
  let token: Token
  /// When it was used last, as an RFC 3339 text; nil where it never was.
  var lastUse: String?
  let now: RecordedTime

  private var state: Token.State { token.state(at: now) }

  /// The scopes in one line.
  var scopes: String { token.allows.map(\.description).joined(separator: ", ") }

  /// What JSON says of it.
  var members: [(String, JSONOutput)] {
    [
      ("name", .string(token.name)), ("scopes", .array(token.allows.map { .string($0.description) })),
      ("state", .string(state.rawValue)), ("created", .string(token.createdAt)),
      ("expires", .optional(token.expiresAt)), ("revoked", .optional(token.revokedAt)),
      ("lastUsed", .optional(lastUse)),
    ]
  }

  /// - Parameter secret: the secret of a token just made, in a column of its own.
  static func csv(_ list: [TokenEntry], secret: String? = nil) -> String {
    CSVTable.text(
      columns: (secret == nil ? [] : ["token"])
        + ["name", "scopes", "state", "created", "expires", "revoked", "last used"],
      rows: list.map { entry in
        let token = entry.token
        return (secret.map { [$0] } ?? []) + [
          token.name, entry.scopes, entry.state.rawValue, token.createdAt, token.expiresAt ?? "",
          token.revokedAt ?? "", entry.lastUse ?? "",
        ]
      })
  }

  /// A line for each scope, so that they stay readable in 80 columns. Days are those of London, as everywhere that people
  /// read.
  static func table(_ list: [TokenEntry]) -> TerminalTable {
    var table = TerminalTable(["name", "scopes", "state", "created", "last used"].map { ($0, .left) })
    for entry in list {
      let (scopes, state) = (entry.token.allows.map(\.description), entry.stateWords)
      for line in 0..<max(1, scopes.count, state.count) {
        let rest = [day(entry.token.createdAt) ?? "", entry.lastUse.map { day($0) ?? $0 } ?? "never"]
        table.append(
          [
            line == 0 ? entry.token.name : "", scopes.count > line ? scopes[line] : "",
            state.count > line ? state[line] : "",
          ] + (line == 0 ? rest : ["", ""]))
      }
    }
    return table
  }

  /// The state, and in a second line since when or up to when.
  private var stateWords: [String] {
    switch state {
    case .revoked: ["revoked"] + (TokenEntry.day(token.revokedAt).map { ["on " + $0] } ?? [])
    case .expired: ["expired"] + (lastDay.map { ["after " + $0] } ?? [])
    case .inForce: ["in force"] + (lastDay.map { ["to " + $0] } ?? [])
    }
  }

  /// The last day on which it allows anything.
  private var lastDay: String? {
    token.expiresAt.flatMap { RecordedTime($0) }.map { end in
      London.date(at: RecordedTime(microseconds: end.microseconds - 1)).description
    }
  }

  private static func day(_ instant: String?) -> String? {
    instant.flatMap { RecordedTime($0) }.map { London.date(at: $0).description }
  }
}
