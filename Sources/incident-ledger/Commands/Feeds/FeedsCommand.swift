internal import ArgumentParser
internal import Events
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct FeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feeds",
    abstract: "Lists and explains the feed files adopted, adopts new ones, and tells what changed.",
    discussion: """
      A feed file says how a partner's spreadsheet becomes records; Sources/Feeds/README.md tells how to write one.

      EXAMPLE
        incident-ledger feeds example marac > marac.yaml
        incident-ledger feeds adopt marac.yaml
        incident-ledger feeds marac-cases
      """,
    subcommands: [
      ListFeedsCommand.self, AdoptFeedsCommand.self, DiffFeedsCommand.self, ExampleFeedsCommand.self,
      FeedsDraftCommand.self, FeedsKeyCommand.self, FeedsRetentionCommand.self,
    ],
    defaultSubcommand: ListFeedsCommand.self)
}

struct ListFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Lists the feed files adopted; of one feed, explains each version column by column.",
    discussion: """
      EXAMPLE
        incident-ledger feeds
        incident-ledger feeds marac-cases
      """)

  @Argument(help: "Only this feed: what becomes of each column of its spreadsheets.")
  var feed: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  func run() throws {
    let (adopted, view) = try ledger.feedFiles()
    let list = try feed.map { try adopted.versions(of: $0) } ?? adopted.newest
    if output.format == .table, feed != nil {
      return Output.print(FeedFileTerminal.explanation(list.map { ($0.content.file, $0.sequence) }))
    }
    let listing = try FeedListing(list, view.snapshot(length: view.length)) { sequence in
      London.date(at: try view.ledger.recordedTime(of: sequence))
    }
    switch output.format {
    case .table:
      Output.print(
        listing.isEmpty
          ? "No feed file is adopted: incident-ledger feeds example shows some to begin with.\n" : listing.text)
    case .json: Output.print(listing.json.text + "\n")
    case .csv: Output.print(listing.csv)
    }
  }
}
