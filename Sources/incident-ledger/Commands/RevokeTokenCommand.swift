internal import ArgumentParser
internal import Ledger
internal import Server

struct RevokeTokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke", abstract: "Revokes a token: from now on it allows nothing.",
    discussion: """
      EXAMPLE
        incident-ledger tokens revoke leicestershire
      """)

  @Argument(help: "The token's name.")
  var name: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let token = try TokenFile(of: try ledger.open(.readOnly)).revoke(name: name, now: Ledger.now)
    guard answer.format != nil else { return Output.sayLine("The token “\(token.name)” is revoked.") }
    answer.print(token.members(at: Ledger.now), usually: .table, sentence: "The token “\(token.name)” is revoked.")
  }
}
