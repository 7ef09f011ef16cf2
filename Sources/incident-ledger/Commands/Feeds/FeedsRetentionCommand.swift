internal import ArgumentParser
internal import Events
internal import Feeds
internal import Ledger

struct FeedsRetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention",
    abstract: "Lists the parties whose records have been kept as long as feed files say, and erases them on demand.",
    discussion: """
      A party's time is counted from its newest record, of whatever feed, open or closed. It is due when the longest \
      keep of the feeds that have records of it is over. A party with a record that no keep is said for, of a feed \
      without one or of a source without a feed file, is never due by itself; such parties are counted.

      --erase erases all that are due, each by an event party.erased, for good and without asking: look at the list \
      first. Figures stay as they are.

      EXAMPLE
        incident-ledger feeds retention
        incident-ledger feeds retention --on 2027-01-01 --format csv
        incident-ledger feeds retention --erase
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption

  @Option(
    help: ArgumentHelp(
      "The day for which they are looked for; today, or that of --recorded-at, unless it is given.", valueName: "date"),
    transform: FeedsRetentionCommand.date)
  var on: CivilDate?

  @Flag(help: "Erase the parties that are due.")
  var erase = false

  func validate() throws {
    if recorded.recordedAt != nil, !erase { throw ValidationError("--recorded-at goes with --erase.") }
    if erase, let on, on > recordedDay {
      throw ValidationError("--erase erases who is due: --on \(on) is after the day of recording, \(recordedDay).")
    }
  }

  func run() throws {
    let day = on ?? recordedDay
    guard erase else {
      let listing = RetentionListing(try RetentionList(try ledger.open(.readOnly), on: day))
      switch answer.format ?? .table {
      case .table: Output.print(listing.text)
      case .json: Output.print(listing.json.text + "\n")
      case .csv: Output.print(listing.csv)
      }
      return
    }
    let (list, report) = try RetentionErasure.append(
      on: day, Ingest(ledger: try ledger.open(accepting: clock), times: recorded.times))
    for line in RetentionListing(list).erasureLines { Output.sayLine(line) }
    try IngestSummary.report(report, keptGoing: false, as: answer)
  }

  /// The civil day of what is appended now.
  private var recordedDay: CivilDate { London.date(at: recorded.recordedAt ?? Ledger.now) }

  private static func date(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
      throw ValidationError("“\(text)” is no date: write it as 2019-09-20.")
    }
    return date
  }
}
