import ArgumentParser
import Ledger

struct Initialize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes an empty ledger of length 0.",
    discussion: "EXAMPLE\n  incident-ledger init --ledger safer-communities")

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    try Ledger.create(at: ledger.folder)
    Terminal.say("An empty ledger is in \(ledger.folder).")
  }
}
