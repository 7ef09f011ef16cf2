internal import ArgumentParser
internal import Feeds
internal import Ledger
internal import Projections

struct ImportPoliceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "police-uk",
    abstract: "Imports street-level crime, anti-social behaviour and outcomes of data.police.uk.",
    discussion: """
      Each file is a full statement of one force's month, and the last one imported wins: only what it changes is \
      appended. Rows that vanished are cancelled; where more than a fifth of a month vanishes, the file is refused \
      without --accept-removals. Stop-and-search files are skipped.

      Outcomes files (2018-10-leicestershire-outcomes.csv) come after all street-level files of the import. A row \
      resolves the force's only open crime with its ID, whatever month the crime is of; rows that name none or several, \
      or have no ID, are counted and said. What the newest month says of a crime holds, in whatever order months are \
      imported; of one month, what its last imported copy says, where several rows name the crime the one furthest \
      on a case's way: undecided, ended without a court, before a court, ended by a court. A row that vanishes \
      unresolves nothing. From then on no street-level file changes the crime's outcome. Outcomes files declare no month.

      An area that nothing places is placed below the force's area for now, so that the force, its region and its \
      country count its rows; areas --unplaced lists such areas. A force that was renamed is taken from the file's \
      name, such as 2024-10-hampshire-street.csv; where its rows name one that is close to a known force's name, that \
      is warned of, and --strict refuses it.

      Each file declares that the ledger has its month: complete, or partial where rows were refused. Months that were \
      imported before files declared it count as missing where a definition asks for the feed police-uk: \
      --declare-earlier declares complete, without any file, every month of which the ledger holds records and no \
      declaration. Do that where those imports left nothing out.

      EXAMPLE
        incident-ledger import police-uk 2019-06.zip --ledger safer-communities
        incident-ledger import police-uk 2019-06-leicestershire-outcomes.csv --ledger safer-communities
        incident-ledger import police-uk --declare-earlier --ledger safer-communities
      """)

  @Argument(
    help: ArgumentHelp("Files (also .csv.gz, .csv.xz), folders and ZIP archives.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var refusals: RefusalOptions
  @OptionGroup var strict: StrictOption

  @Flag(help: "Accept that more than a fifth of a month vanished.")
  var acceptRemovals = false

  @Flag(help: "Declare the months that were imported before imports declared them; no file is read.")
  var declareEarlier = false

  func validate() throws {
    if declareEarlier {
      if !paths.isEmpty { throw ValidationError("--declare-earlier reads no file: give it without a path.") }
      if acceptRemovals || refusals.keepGoing || refusals.rejects != nil {
        throw ValidationError("--declare-earlier only declares: give it without options about what a file says.")
      }
    } else if paths.isEmpty {
      throw ValidationError("Give a file, a folder or a ZIP archive, or --declare-earlier.")
    }
  }

  func run() throws {
    let ledger = try ledger.open(accepting: clock)
    guard !declareEarlier else {
      let report = try PoliceCoverage.declareEarlier(
        forces: Shipped.forces, Ingest(ledger: ledger, times: recorded.times))
      return try IngestSummary.report(report, keptGoing: false, as: answer)
    }
    let police = try PoliceImport(paths: paths, forces: Shipped.forces, acceptsRemovals: acceptRemovals)
    let bar = ProgressBar("rows")
    defer { bar.finish() }
    let report = try police.append(
      Ingest(
        ledger: ledger, times: recorded.times, keepsGoing: refusals.keepGoing, rejectsPath: refusals.rejects,
        isStrict: strict.isStrict, progress: { bar.show($0) }))
    bar.finish()
    try IngestSummary.report(report, keptGoing: refusals.keepGoing, rejects: refusals.rejects, as: answer)
  }
}
