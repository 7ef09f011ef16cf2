internal import ArgumentParser
internal import Events
internal import Figures

struct TrendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trend",
    abstract: "Figures over time, with a small chart.",
    discussion: """
      EXAMPLE
        incident-ledger trend recorded-crime --area E10000018 --from 2018-10 --to 2019-06 --every month

      Each line is a figure with the definition's window. --window month counts each month alone: rolling figures
      share most of their months, so a chart to look for signals in is one of months or quarters counted alone.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var options: FigureOptions

  @Option(help: "The area's GSS code.")
  var area: String

  @Option(help: ArgumentHelp("The first month.", valueName: "YYYY-MM"))
  var from: String

  @Option(help: ArgumentHelp("The last month.", valueName: "YYYY-MM"))
  var to: String

  @Option(help: "A figure for each month, quarter or year.")
  var every: Every = .quarter

  @Option(help: "Count each month, quarter or year alone, in place of the definition's window.")
  var window: Alone?

  func run() throws {
    var question = try options.question(area: area, to: to)
    question.window = window?.window
    let first = try FigureOptions.month(from, "--from")
    let maker = try ledger.figureMaker(knownAt: options.knownAt)
    let bar = ProgressBar("figures")
    let figures = try maker.trend(question, from: first, every: every) { bar.show($0, of: $1) }
    bar.finish()
    try output.print(figures) { SeriesText.trend($0) }
  }
}

extension Every: ExpressibleByArgument {}
extension Alone: ExpressibleByArgument {}
