internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Ledger
internal import Projections

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

  private static let columns = ["indicator", "version", "effective", "policy", "measure", "title"]

  func run() throws {
    let adopted = try AdoptedDefinitions(ledger.open(.readOnly))
    let list = try indicator.map { try adopted.versions(of: $0) } ?? adopted.all
    switch output.format {
    case .table:
      Output.print(
        indicator == nil
          ? ListDefinitionsCommand.table(list)
          : DefinitionText.explanation(list.map { ($0.content.definition, $0.sequence) }))
    case .json: Output.print(ListDefinitionsCommand.json(list).text + "\n")
    case .csv:
      var writer = CSVWriter()
      writer.append(ListDefinitionsCommand.columns)
      for item in list { writer.append(ListDefinitionsCommand.row(item)) }
      Output.write(writer.bytes)
    }
  }

  private static func row(_ item: AdoptedDefinitions.Item) -> [String] {
    let definition = item.content.definition
    return [
      definition.indicator, String(definition.version), definition.effective.description,
      definition.policy.rawValue, definition.measure.rawValue, definition.title,
    ]
  }

  private static func table(_ list: [AdoptedDefinitions.Item]) -> String {
    guard !list.isEmpty else { return "No definition is adopted: incident-ledger define --shipped adopts some.\n" }
    var table = TextTable([
      ("Indicator", .left), ("Version", .right), ("Effective", .left), ("Policy", .left), ("Measure", .left),
      ("Title", .left),
    ])
    for item in list { table.append(row(item)) }
    return table.lines.joined(separator: "\n") + "\n"
  }

  private static func json(_ list: [AdoptedDefinitions.Item]) -> JSONOutput {
    .object([
      (
        "definitions",
        .array(
          list.map {
            .object([("sequence", .whole($0.sequence)), ("definition", .raw($0.content.json))])
          })
      )
    ])
  }
}
