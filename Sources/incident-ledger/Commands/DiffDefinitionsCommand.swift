internal import ArgumentParser
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct DiffDefinitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tells what changed between two versions of a definition.",
    discussion: """
      EXAMPLE
        incident-ledger definitions diff marac-repeat 1 2
      """)

  @Argument(help: "The indicator.")
  var indicator: String

  @Argument(help: ArgumentHelp("The one version.", valueName: "n"))
  var first: Int

  @Argument(help: ArgumentHelp("The other version.", valueName: "m"))
  var second: Int

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (adopted, view) = try ledger.definitions()
    let indicator = try view.indicator(named: indicator, .whole)
    let (from, to) = (
      try adopted.version(first, of: indicator).content, try adopted.version(second, of: indicator).content
    )
    let changes = try VersionChange.changes(from: from.json, to: to.json)
    switch output.format {
    case .table: Output.print(DefinitionTerminal.difference(from.definition, to.definition))
    case .json: Output.print(VersionChange.json(changes, of: ("indicator", indicator), first, second).text + "\n")
    case .csv: Output.print(VersionChange.csv(changes))
    }
  }
}
