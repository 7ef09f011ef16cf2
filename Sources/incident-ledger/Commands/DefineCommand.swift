internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures
internal import Ledger
internal import Presentation
internal import Projections
internal import Snapshots

struct DefineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define", abstract: "Adopts definitions of indicators, written in YAML or JSON.",
    discussion: """
      A definition already adopted in the same words is a duplicate; a version that exists in other words is \
      refused. --shipped adopts the definitions that come with the program.

      A word in a test that is close to a known one (offence: burgalry) is warned of; --strict refuses it.

      --preview appends nothing: it shows the figures before and after for the latest month with something to count, \
      and the records that would enter or leave, with examples. With --format csv it is the figures alone, a row for \
      each side.

      EXAMPLE
        incident-ledger define marac-repeat.yaml --preview --area E10000018
        incident-ledger define marac-repeat.yaml
      """)

  @Argument(help: ArgumentHelp("YAML or JSON files, or - for standard input.", valueName: "file"))
  var files: [String] = []

  @Flag(help: "Adopt the definitions that come with the program.")
  var shipped = false

  @Flag(help: "Show what would change, and append nothing.")
  var preview = false

  @Option(help: "Show the preview for this area; without it, for the areas at the top of the hierarchy.")
  var area: String?

  @Flag(help: "Show numbers in the preview that are too small to be published.")
  var disclose = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var strict: StrictOption

  func validate() throws {
    if files.isEmpty && !shipped { throw ValidationError("Give a file with a definition, or --shipped.") }
    if !preview {
      if area != nil { throw ValidationError("--area belongs to --preview: a definition is adopted for every area.") }
      if disclose { throw ValidationError("--disclose belongs to --preview.") }
    } else {
      if recorded.recordedAt != nil {
        throw ValidationError("--preview appends nothing, so --recorded-at has no meaning with it.")
      }
    }
  }

  func run() throws {
    var definitions = try files.map { (name: $0, bytes: try FeedInput.contents(of: $0)) }
    if shipped { definitions += Shipped.definitions.map { (name: $0.name, bytes: $0.yaml) } }
    guard !preview else {
      let slips = try DefinitionImport(definitions).slips(isStrict: strict.isStrict) {
        try self.ledger.reader().knownWords()
      }
      for warning in slips.warningSentences { Output.sayLine("Warning: " + warning) }
      let area = try area.map { try self.ledger.reader().view().area(named: $0) }
      let changes = try ledger.preview(definitions, area: area, disclose: disclose)
      switch answer.format ?? .table {
      case .table: Output.print(changes.text)
      case .json: Output.print(changes.json.text + "\n")
      case .csv: Output.print(changes.csv)
      }
      return
    }
    let ledger = try ledger.open(accepting: clock)
    let report = try DefinitionImport(definitions).append(
      Ingest(
        ledger: ledger, times: recorded.times, isStrict: strict.isStrict,
        knownWords: { try LedgerReader(ledger).knownWords() }))
    try IngestSummary.report(report, keptGoing: false, as: answer)
  }
}
