internal import ArgumentParser
internal import Feeds
internal import Ledger
internal import Projections

struct ImportAreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Imports which area lies in which: what differs from the ledger is appended.",
    discussion: """
      ONS look-ups, whose columns …CD go from the finest level to the coarsest, with …NM where there are names, or \
      code,name,level,parent. --shipped takes the hierarchy above the districts of England and Wales from the \
      program itself.

      EXAMPLE
        incident-ledger import areas --shipped --ledger safer-communities
        incident-ledger import areas lsoa11_to_lad.csv --ledger safer-communities
      """)

  @Argument(help: "A CSV file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "Import the hierarchy that comes with the program.")
  var shipped = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recorded: RecordedAtOption

  func validate() throws {
    if (file == nil) != shipped {
      throw ValidationError("Give one file of areas, or --shipped.")
    }
  }

  func run() throws {
    let ledger = try ledger.open(.readWrite)
    let files =
      try file.map { [(name: $0, bytes: try FeedFile.contents(of: $0))] }
      ?? Shipped.areas.map { (name: $0.name, bytes: $0.csv) }
    let report = try AreaImport(files).append(Ingest(ledger: ledger, times: recorded.times))
    try IngestSummary.report(report, keptGoing: false)
  }
}
