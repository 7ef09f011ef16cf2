internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct DefinitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "definitions",
    abstract: "Lists and explains the definitions adopted, or what changed between two versions.",
    discussion: """
      EXAMPLE
        incident-ledger definitions
        incident-ledger definitions marac-repeat
        incident-ledger definitions diff marac-repeat 1 2
      """,
    subcommands: [ListDefinitionsCommand.self, DiffDefinitionsCommand.self],
    defaultSubcommand: ListDefinitionsCommand.self)
}

struct ListDefinitionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the definitions adopted; of one indicator, explains each version.")

  @Argument(help: "Only this indicator: what each version counts, from where, with which caveats.")
  var indicator: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (adopted, view) = try ledger.definitions()
    let list = try indicator.map { try adopted.versions(of: view.indicator(named: $0, .whole)) } ?? adopted.all
    switch output.format {
    case .table:
      Output.print(
        indicator == nil
          ? ListDefinitionsCommand.table(list)
          : DefinitionTerminal.explanation(list.map { ($0.content.definition, $0.sequence) }))
    case .json: Output.print(AdoptedDefinitions.json(list).text + "\n")
    case .csv: Output.print(AdoptedDefinitions.csv(list))
    }
  }

  private static func table(_ list: [AdoptedDefinitions.Item]) -> String {
    guard !list.isEmpty else { return "No definition is adopted: incident-ledger define --shipped adopts some.\n" }
    var table = TerminalTable([
      ("Indicator", .left), ("Version", .right), ("Effective", .left), ("Policy", .left), ("Measure", .left),
      ("Title", .left),
    ])
    for item in list { table.append(AdoptedDefinitions.row(item)) }
    return TextSanitizer.lines(table.lines)
  }
}
