import ArgumentParser
import Foundation

@main
enum Main {
  static func main() {
    // A reader that goes away ends the writing with an error, and not the process in the middle of an append.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try IncidentLedger.parseAsRoot()
      try command.run()
    } catch {
      if ExitStatus.isOwn(error) { ExitStatus.end(with: error) }
      IncidentLedger.exit(withError: error)
    }
  }
}

struct IncidentLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incident-ledger",
    abstract: "Keeps what partners report about incidents, and answers what was known when, and why a figure changed.",
    discussion: """
      Every command works on the ledger named by --ledger DIR or the environment variable INCIDENT_LEDGER.
      Results go to standard output, everything else to standard error.

      EXIT STATUS
        0 done, 64 usage, 65 data refused, 66 no input, 73 cannot create, 74 input or output,
        75 try again (the ledger is being written), 1 anything else
      """,
    subcommands: ledgerCommands)

  static let ledgerCommands: [any ParsableCommand.Type] = [
    Initialize.self, Append.self, Import.self, Define.self, Events.self,
  ]
}
