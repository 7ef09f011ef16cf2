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
    let (opened, now) = (try ledger.open(.readOnly), Ledger.now)
    let token = try TokenFile(of: opened).revoke(name: name, now: now)
    let sentence = "The token “\(token.name)” is revoked."
    guard answer.format != nil else { return Output.sayLine(sentence) }
    let entry = TokenEntry(token: token, lastUse: try TokenUseFile(of: opened).lastUse(of: token), now: now)
    answer.print(entry.members, usually: .table, sentence: sentence)
  }
}
