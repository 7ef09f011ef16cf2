internal import ArgumentParser
internal import Events
internal import Figures
internal import Snapshots

/// What the commands about figures of one indicator share: the indicator, the point of knowledge and the definition.
struct FigureOptions: ParsableArguments {
  @Argument(help: "The indicator, for example recorded-crime; incident-ledger definitions lists them.")
  var indicator: String

  @OptionGroup var point: PointOptions

  var knownAt: String? { point.knownAt }
  var definition: Int? { point.definition }
  var disclose: Bool { point.disclose }
  var metadata: Bool { point.metadata }

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
