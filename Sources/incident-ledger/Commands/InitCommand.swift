internal import ArgumentParser
internal import Events
internal import Ledger

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes an empty ledger of length 0.",
    discussion: "EXAMPLE\n  incident-ledger init --ledger safer-communities")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    try Ledger.create(at: try ledger.folder())
    let folder = try ledger.folder()
    guard answer.format != nil else { return Output.sayLine("An empty ledger is in \(folder).") }
    answer.print(
      [("ledger", .string(folder)), ("sequence", .whole(0))], usually: .table,
      sentence: "An empty ledger is in \(folder).")
  }
}
