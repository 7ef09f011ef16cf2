internal import ArgumentParser
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Server

struct ListTokensCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the tokens, those that expired or were revoked too.",
    discussion: """
      EXAMPLE
        incident-ledger tokens list --format csv
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  private static let columns = ["name", "scopes", "state", "created", "expires", "revoked"]

  func run() throws {
    let tokens = try TokenFile(of: try ledger.open(.readOnly)).tokens()
    let now = Ledger.now
    switch output.format {
    case .table:
      guard !tokens.isEmpty else {
        return Output.sayLine("There is no token. Make one with incident-ledger tokens create.")
      }
      var table = TerminalTable(ListTokensCommand.columns.map { ($0, .left) })
      for token in tokens { table.append(ListTokensCommand.row(token, at: now).map(ListTokensCommand.short)) }
      Output.print(TextSanitizer.lines(table.lines))
    case .json:
      let list = JSONOutput.array(tokens.map { .object($0.members(at: now)) })
      Output.print(JSONOutput.object([("tokens", list)]).text + "\n")
    case .csv: Output.print(ListTokensCommand.csv(tokens, at: now))
    }
  }

  private static func row(_ token: Token, at now: RecordedTime) -> [String] {
    [
      token.name, token.scopeText, token.state(at: now).rawValue, token.createdAt, token.expiresAt ?? "",
      token.revokedAt ?? "",
    ]
  }

  /// An instant to the second.
  private static func short(_ cell: String) -> String {
    RecordedTime(cell) == nil ? cell : cell.prefix(19) + "Z"
  }

  /// - Parameter secret: the secret of a token just made, in a column of its own.
  static func csv(_ tokens: [Token], at now: RecordedTime, secret: String? = nil) -> String {
    CSVTable.text(
      columns: (secret == nil ? [] : ["token"]) + columns,
      rows: tokens.map { (secret.map { [$0] } ?? []) + row($0, at: now) })
  }
}

extension Token {
  /// The scopes in one line.
  var scopeText: String { allows.map(\.description).joined(separator: ", ") }

  /// What JSON says about it; nothing of its secret.
  func members(at now: RecordedTime) -> [(String, JSONOutput)] {
    [
      ("name", .string(name)), ("scopes", .array(allows.map { .string($0.description) })),
      ("state", .string(state(at: now).rawValue)), ("created", .string(createdAt)),
      ("expires", .optional(expiresAt)), ("revoked", .optional(revokedAt)),
    ]
  }
}
