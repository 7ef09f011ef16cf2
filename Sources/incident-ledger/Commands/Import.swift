import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Imports published files: appends what they change.",
    subcommands: [ImportPolice.self, ImportAreas.self, ImportPopulations.self])
}
