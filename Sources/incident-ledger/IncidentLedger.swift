internal import ArgumentParser
internal import Presentation

/// The command and its subcommands.
struct IncidentLedger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: Program.name,
    abstract: "Keeps what partners report about incidents, and says what was known when, and why a figure changed.",
    discussion: """
      Every command works on the ledger in the folder that --ledger names, or else the environment variable \
      INCIDENT_LEDGER. Results go to standard output, everything else to standard error.

      EXIT STATUS
        0   done
        64  the command line is wrong
        65  data was refused
        66  there is no input
        73  something cannot be created
        74  input or output failed
        75  try again: the ledger is being written
        1   anything else
      """,
    version: "\(Program.name) \(Program.version)",
    subcommands: [
      InitCommand.self, AppendCommand.self, ImportCommand.self, DefineCommand.self, DefinitionsCommand.self,
      FeedsCommand.self, AreasCommand.self,
      FigureCommand.self, TrendCommand.self, CompareCommand.self, FiguresCommand.self, WhyCommand.self,
      RevisionsCommand.self,
      ReportCommand.self, FormCommand.self,
      StandardiseCommand.self, EventsCommand.self, StatusCommand.self, VerifyCommand.self,
      CheckpointCommand.self, BackupCommand.self, RepairCommand.self,
      ServeCommand.self,
      TokensCommand.self, DemoCommand.self,
    ])
}
