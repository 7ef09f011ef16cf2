internal import ArgumentParser
internal import Feeds
internal import Ledger
internal import Projections

struct DefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Adopts definitions of indicators, written in YAML or JSON.",
    discussion: """
      A definition already adopted in the same words is a duplicate; a version that exists in other words is \
      refused. --shipped adopts the definitions that come with the program.

      EXAMPLE
        incident-ledger define marac-repeat.yaml --ledger safer-communities
      """)

  @Argument(help: ArgumentHelp("YAML or JSON files, or - for standard input.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Adopt the definitions that come with the program.")
  var shipped = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recorded: RecordedAtOption

  func validate() throws {
    if files.isEmpty && !shipped { throw ValidationError("Give a file with a definition, or --shipped.") }
  }

  func run() throws {
    let ledger = try ledger.open(.readWrite)
    var definitions = try files.map { (name: $0, bytes: try FeedFile.contents(of: $0)) }
    if shipped { definitions += Shipped.definitions.map { (name: $0.name, bytes: $0.yaml) } }
    let report = try DefinitionImport(definitions).append(Intake(ledger: ledger, times: recorded.times))
    try IntakeRun.report(report, keptGoing: false)
  }
}
