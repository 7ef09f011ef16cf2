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

  /// The question for an area and a month, asked of what was known at a point.
  func question(area: String, to month: String, of known: ResolvedSnapshot) throws -> FigureQuestion {
    FigureQuestion(
      indicator: try known.view.indicator(named: indicator, .whole),
      area: try known.view.area(named: area, knownAt: known.length), to: try FigureOptions.month(month, "--to"),
      definition: definition, disclose: disclose)
  }

  /// Reads a month, or a label of a quarter.
  static func month(_ text: String, _ option: String) throws -> Month {
    guard let month = Month(orQuarter: text) else {
      throw ValidationError(
        "\(option) \"\(text)\": it is a month such as 2019-06, or a quarter such as \"2019/20 Q1\".")
    }
    return month
  }
}
