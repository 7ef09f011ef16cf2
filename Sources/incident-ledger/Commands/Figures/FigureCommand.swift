internal import ArgumentParser
internal import Events
internal import Figures
internal import Presentation

struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "One figure: an indicator in an area over a period, as known at a point, under a definition.",
    discussion: """
      EXAMPLE
        incident-ledger figure recorded-crime --area E10000018 --to 2019-06 --known-at 2019-09-20

      The period ends with the month given; the definition says how long it is. --to also takes a quarter, such as \
      "2019/20 Q1": its last month. A figure that cannot be given says why.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var options: FigureOptions

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String

  @Option(help: ArgumentHelp("The last month of the period.", valueName: "YYYY-MM"))
  var to: String

  func validate() throws { try options.check(months: (to, .to)) }

  func run() throws {
    if options.metadata { return Output.print(CSVMetadata.json(url: "figures.csv").text + "\n") }
    let known = try ledger.known(at: options.knownAt)
    let figure = try known.figures().figure(options.question(area: area, to: to, of: known))
    switch output.format {
    case .table: Output.print(FigureTerminal.text(figure))
    case .json: Output.print(figure.json.text + "\n")
    case .csv: Output.print(CSVTable.text([figure]))
    }
  }
}
