internal import ArgumentParser
internal import Ledger

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes an empty ledger of length 0.",
    discussion: "EXAMPLE\n  incident-ledger init --ledger safer-communities")

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try Ledger.create(at: try ledger.folder())
    Output.sayLine("An empty ledger is in \(try ledger.folder()).")
  }
}
