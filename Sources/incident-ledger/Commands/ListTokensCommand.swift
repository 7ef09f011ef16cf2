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
      When a token was last used is what a server has written down of it, which it does once a minute and when it stops.

      EXAMPLE
        incident-ledger tokens list --format csv
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let opened = try ledger.open(.readOnly)
    let tokens = try TokenFile(of: opened).tokens()
    let lastUses = try TokenUseFile(of: opened).lastUses(of: tokens)
    let list = zip(tokens, lastUses).map { TokenEntry(token: $0, lastUse: $1, now: Ledger.now) }
    switch output.format {
    case .table:
      guard !list.isEmpty else {
        return Output.sayLine("There is no token. Make one with incident-ledger tokens create.")
      }
      Output.print(TextSanitizer.lines(TokenEntry.table(list).lines))
    case .json:
      Output.print(JSONOutput.object([("tokens", .array(list.map { .object($0.members) }))]).text + "\n")
    case .csv: Output.print(TokenEntry.csv(list))
    }
  }
}
