internal import ArgumentParser
internal import Feeds
internal import Ledger
internal import Presentation
internal import Snapshots

struct AdoptFeedsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Adopts feed files, written in YAML or JSON.",
    discussion: """
      A feed file already adopted in the same words is a duplicate; a version that exists in other words is refused, \
      and so is one whose source and kind of record another feed has. All faults of a file are told at once, each with \
      its line.

      A word that is close to a known one (burgalry) is warned of; --strict refuses it. What a spreadsheet would \
      change is shown by import feed with --dry-run.

      EXAMPLE
        incident-ledger feeds adopt marac.yaml
        incident-ledger feeds adopt marac-2018.yaml --recorded-at 2018-04-01T09:00:00Z
      """)

  @Argument(help: ArgumentHelp("YAML or JSON files, or - for standard input.", valueName: "file"))
  var files: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var strict: StrictOption

  func run() throws {
    let feedFiles = FeedFileImport(try files.map { (name: $0, bytes: try FeedInput.contents(of: $0)) })
    let ledger = try ledger.open(accepting: clock)
    let report = try feedFiles.append(
      Ingest(
        ledger: ledger, times: recorded.times, isStrict: strict.isStrict,
        knownWords: { try LedgerReader(ledger).knownWords() }))
    try IngestSummary.report(report, keptGoing: false, as: answer)
  }
}
