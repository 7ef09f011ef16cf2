internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct ImportFeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Imports a partner's return: a spreadsheet whose feed file is adopted.",
    discussion: """
      The files are one statement, read by the newest version of the feed file (feeds NAME explains it). What the \
      statement states is compared with what the ledger holds of the feed: only what changed is appended, what is no \
      longer stated in its months is closed, and its months are declared. The same files again append nothing.

      Where more than a fifth of a month would close, or change in one field, nothing is appended unless that is \
      accepted. --dry-run shows what would change.

      EXAMPLE
        incident-ledger import feed marac-leicestershire 2019-q1.xlsx --dry-run
        incident-ledger import feed marac-leicestershire 2019-q1.xlsx
      """)

  @Argument(help: "The feed's name.")
  var name: String

  @Argument(
    help: ArgumentHelp("Spreadsheets (.csv, .xlsx, .ods), folders and archives: one statement.", valueName: "file"),
    completion: .file())
  var files: [String]

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var refusals: RefusalOptions
  @OptionGroup var strict: StrictOption

  @Option(
    help: ArgumentHelp("The first month that the statement is of, in place of what its rows tell.", valueName: "month"),
    transform: ImportFeedCommand.month)
  var from: Month?

  @Option(
    help: ArgumentHelp("The last month that the statement is of.", valueName: "month"),
    transform: ImportFeedCommand.month)
  var to: Month?

  @Flag(help: "Accept that more than a fifth of a month's records close.")
  var acceptRemovals = false

  @Flag(help: "Accept that more than a fifth of a month's records change in one field.")
  var acceptChanges = false

  @Flag(help: "Accept that pseudonyms are made under another key than before.")
  var acceptNewKey = false

  @Flag(help: "The files are mended rejects: take them as additions and changes, and close nothing.")
  var amend = false

  @Flag(help: "Show what would change, and append nothing.")
  var dryRun = false

  func validate() throws {
    guard (from == nil) == (to == nil) else {
      throw ValidationError("--from and --to state the months together: give both, or neither.")
    }
    if let from, let to, from > to { throw ValidationError("--from \(from) is after --to \(to).") }
  }

  func run() throws {
    let opened = try ledger.open(accepting: clock)
    var options = ReturnOptions()
    if let from, let to { options.months = from...to }
    (options.acceptsRemovals, options.acceptsChanges) = (acceptRemovals, acceptChanges)
    (options.acceptsNewKey, options.amends, options.isDryRun) = (acceptNewKey, amend, dryRun)
    let view = try LedgerReader(opened).view("events")
    guard let newest = try AdoptedFeedFiles(view.projection.facts.feedFiles).versions(of: name).last else {
      preconditionFailure("A feed that is adopted has a version.")
    }
    var feed = try ReturnImport(
      newest.content.file, paths: files, options: options,
      key: ProcessInfo.processInfo.environment[PseudonymKeyFile.variable],
      ledger: opened.folder)
    feed.dated = DatedEvents(length: view.length) { view.projection.sequences(of: $0, in: $1) }
    let bar = ProgressBar("rows")
    defer { bar.finish() }
    var report = try feed.append(
      Ingest(
        ledger: opened, times: recorded.times, keepsGoing: refusals.keepGoing, rejectsPath: refusals.rejects,
        isStrict: strict.isStrict, progress: { bar.show($0) }))
    bar.finish()
    var moves: PublishedMoves?
    if dryRun, report.appended > 0 {
      moves = try PublishedMoves(view, appending: report.foreseen)
      report.movedFigures = moves?.json
    }
    try IngestSummary.report(
      report, keptGoing: refusals.keepGoing, isDryRun: dryRun, moves: moves, rejects: dryRun ? nil : refusals.rejects, as: answer)
  }

  private static func month(_ text: String) throws -> Month {
    guard let month = Month(text) else { throw ValidationError("“\(text)” is no month: write it as 2019-04.") }
    return month
  }
}
