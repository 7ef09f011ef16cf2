internal import ArgumentParser
internal import Events
internal import Presentation
internal import Projections
internal import Snapshots

struct DiffFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tells what changed between two versions of a feed file.",
    discussion: """
      EXAMPLE
        incident-ledger feeds diff marac-cases 1 2
      """)

  @Argument(help: "The feed.")
  var feed: String

  @Argument(help: ArgumentHelp("The one version.", valueName: "n"))
  var first: Int

  @Argument(help: ArgumentHelp("The other version.", valueName: "m"))
  var second: Int

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (adopted, _) = try ledger.feedFiles()
    let (from, to) = (
      try adopted.version(first, of: feed).content, try adopted.version(second, of: feed).content
    )
    let changes = try VersionChange.changes(from: from.json, to: to.json)
    switch output.format {
    case .table: Output.print(FeedFileTerminal.difference(from.file, to.file))
    case .json: Output.print(VersionChange.json(changes, of: ("feed", from.file.feed), first, second).text + "\n")
    case .csv: Output.print(VersionChange.csv(changes))
    }
  }
}
