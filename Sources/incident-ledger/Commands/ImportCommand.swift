internal import ArgumentParser

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Imports published files: appends what they change.",
    subcommands: [ImportPoliceCommand.self, ImportAreasCommand.self, ImportPopulationsCommand.self])
}
