internal import ArgumentParser

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Imports published files and partners' returns: appends what they change.",
    subcommands: [
      ImportFeedCommand.self, ImportPoliceCommand.self, ImportAreasCommand.self, ImportPopulationsCommand.self,
      ImportBoundariesCommand.self,
    ])
}
