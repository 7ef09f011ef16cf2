internal import ArgumentParser
internal import Feeds
internal import Ledger

struct ImportPopulationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "populations", abstract: "Imports population estimates: what differs from the ledger is appended.",
    discussion: """
      code,year,persons, or ONS's wide form with a column population_YYYY for each year.

      EXAMPLE
        incident-ledger import populations mid-year-estimates.csv --ledger safer-communities
      """)

  @Argument(help: "A CSV file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recorded: RecordedAtOption

  func run() throws {
    let ledger = try ledger.open(.readWrite)
    let populations = try PopulationImport(file: file, bytes: try FeedFile.contents(of: file))
    let report = try populations.append(Ingest(ledger: ledger, times: recorded.times))
    try IngestSummary.report(report, keptGoing: false)
  }
}
