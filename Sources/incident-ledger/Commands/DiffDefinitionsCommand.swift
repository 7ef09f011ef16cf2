internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Ledger
internal import Projections

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
    let adopted = try AdoptedDefinitions(ledger.open(.readOnly))
    let changes = try DefinitionChange.changes(
      from: try adopted.version(first, of: indicator).content.json,
      to: try adopted.version(second, of: indicator).content.json)
    switch output.format {
    case .table: Output.print(table(changes))
    case .json: Output.print(json(changes).text + "\n")
    case .csv:
      var writer = CSVWriter()
      writer.append(["key", "from", "to"])
      for change in changes { writer.append([change.key, change.from ?? "", change.to ?? ""]) }
      Output.write(writer.bytes)
    }
  }

  private func table(_ changes: [DefinitionChange]) -> String {
    guard !changes.isEmpty else { return "The two versions say the same.\n" }
    var table = TextTable([("Key", .left), ("Version \(first)", .left), ("Version \(second)", .left)])
    for change in changes { table.append([change.key, change.from ?? "—", change.to ?? "—"]) }
    return table.lines.joined(separator: "\n") + "\n"
  }

  private func json(_ changes: [DefinitionChange]) -> JSONOutput {
    .object([
      ("indicator", .string(indicator)), ("from", .whole(first)), ("to", .whole(second)),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("key", .string(change.key)), ("from", change.from.map { .raw(Array($0.utf8)) } ?? .null),
              ("to", change.to.map { .raw(Array($0.utf8)) } ?? .null),
            ])
          })
      ),
    ])
  }
}
