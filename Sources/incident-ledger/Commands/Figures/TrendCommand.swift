internal import ArgumentParser
internal import Events
internal import Figures
internal import Presentation

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Figures over time, with a small chart.",
    discussion: """
      EXAMPLE
        incident-ledger trend recorded-crime --area E10000018 --from 2018-10 --to 2019-06 --every month
        incident-ledger trend recorded-crime --area E10000018 --from 2017-09 --to 2019-06 --window quarter
        incident-ledger trend recorded-crime --area E10000018 --from 2015-03 --to 2019-03 --every year

      Each line is a figure with the definition's window. Rolling figures share most of their months, so a chart to \
      look for signals in is one of months or quarters counted alone: with --window month or quarter it is a control \
      chart (XmR), whose limits and signals stand below the table. With --every year the marker of a recent trend \
      follows, as Fingertips tests it, or the reason why it cannot be calculated.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var options: FigureOptions

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String

  @Option(help: ArgumentHelp("The first month.", valueName: "YYYY-MM"))
  var from: String

  @Option(help: ArgumentHelp("The last month.", valueName: "YYYY-MM"))
  var to: String

  @Option(
    help: "A figure for each month, quarter or year; unless it is given for the period of --window, else each quarter.")
  var every: Frequency?

  @Option(help: "Count each month, quarter or year alone, in place of the definition's window.")
  var window: SinglePeriod?

  func validate() throws { try options.check(months: (from, .from), (to, .to)) }

  func run() throws {
    if options.metadata { return Output.print(CSVMetadata.json(url: "figures.csv").text + "\n") }
    let known = try ledger.known(at: options.knownAt)
    var question = try options.question(area: area, to: to, of: known)
    question.window = window?.window
    let first = try OptionValue.month(from, .from)
    let every = every ?? .usual(for: window)
    let maker = try known.figures()
    let bar = ProgressBar("figures")
    let figures = try maker.trend(question, from: first, every: every) { bar.show($0, of: $1) }
    bar.finish()
    let reading = TrendAnalysis(figures, every: every, alone: window)
    output.print(figures, table: reading.text, json: reading.json)
  }
}

extension Frequency: ExpressibleByArgument {}
extension SinglePeriod: ExpressibleByArgument {}
