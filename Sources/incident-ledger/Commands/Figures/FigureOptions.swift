internal import ArgumentParser
internal import Events
internal import Figures
internal import Snapshots

/// What the commands about figures share: the indicator, the point of knowledge and the definition.
struct FigureOptions: ParsableArguments {
  @Argument(help: "The indicator, for example recorded-crime; incident-ledger definitions lists them.")
  var indicator: String

  @Option(
    help: ArgumentHelp(
      "What the ledger had been told by then: #N (the first N events), a date (its end), or an RFC 3339 time.",
      valueName: "T|#N"))
  var knownAt: String?

  @Option(help: ArgumentHelp("Let version N judge everything.", valueName: "N"))
  var definition: Int?

  @Flag(help: "Show numbers that are too small to be published.")
  var disclose = false

  @Flag(help: "Print what the columns of --format csv are (CSVW metadata), and nothing else.")
  var metadata = false

  func validate() throws {
    // Where only the columns are asked for, nothing else matters.
    if !metadata { _ = try OptionValue.knownAt(knownAt) }
  }

  /// Looks at months before anything is opened.
  /// - Throws: `ValidationError` for one that is none, but where only the columns are asked for.
  func check(months: (text: String, option: Parameter)...) throws(ValidationError) {
    guard !metadata else { return }
    for month in months { _ = try OptionValue.month(month.text, month.option) }
  }

  /// The question for an area and a month, asked of what was known at a point.
  func question(area: String, to month: String, of known: ResolvedSnapshot) throws -> FigureQuestion {
    FigureQuestion(
      indicator: try known.view.indicator(named: indicator, .whole),
      area: try known.view.area(named: area, knownAt: known.length), to: try OptionValue.month(month, .to),
      definition: definition, disclose: disclose)
  }
}
