internal import ArgumentParser
internal import Feeds
internal import Ledger
internal import Projections

struct ImportPoliceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "police-uk", abstract: "Imports street-level crime and anti-social behaviour of data.police.uk.",
    discussion: """
      Each file is a full statement of one force's month, and the last one imported wins: only what it changes is \
      appended. Rows that vanished are cancelled; where more than a fifth of a month vanishes, the file is refused \
      without --accept-removals. Outcomes and stop-and-search files are skipped.

      EXAMPLE
        incident-ledger import police-uk 2019-06.zip --ledger safer-communities
      """)

  @Argument(
    help: ArgumentHelp("Files (also .csv.gz, .csv.xz), folders and ZIP archives.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var refusals: RefusalOptions

  @Flag(help: "Accept that more than a fifth of a month vanished.")
  var acceptRemovals = false

  func run() throws {
    let ledger = try ledger.open(.readWrite)
    let police = try PoliceImport(paths: paths, forces: Shipped.forces, acceptsRemovals: acceptRemovals)
    let bar = ProgressBar("rows")
    defer { bar.finish() }
    let report = try police.append(
      Ingest(
        ledger: ledger, times: recorded.times, keepsGoing: refusals.keepGoing, rejectsPath: refusals.rejects,
        progress: { bar.show($0) }))
    bar.finish()
    try IngestSummary.report(report, keptGoing: refusals.keepGoing, rejects: refusals.rejects)
  }
}
