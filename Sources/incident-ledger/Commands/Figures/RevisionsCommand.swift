internal import ArgumentParser
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Snapshots

struct RevisionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revisions",
    abstract: "What was known when: the revision triangle, and how far a period moves once it is known.",
    discussion: """
      EXAMPLE
        incident-ledger revisions total-crime --area E10000018 --from 2018-07 --to 2018-12
        incident-ledger revisions total-crime --area E10000018 --from 2018-07 --to 2018-12 --window own

      Periods go down, the ends of months at which they were known go across. Each period is a month counted alone, \
      unless --window says otherwise; what is only received as a published number has the definition's own window.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The indicator.")
  var indicator: String

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String

  @Option(help: ArgumentHelp("The last month of the first period.", valueName: "YYYY-MM"))
  var from: String

  @Option(help: ArgumentHelp("The last month of the last period.", valueName: "YYYY-MM"))
  var to: String

  @Option(
    help: ArgumentHelp(
      "The last end of a month to look from; six months after --to unless it is given.", valueName: "YYYY-MM"))
  var until: String?

  @Option(help: "What each period is: a month, quarter or year counted alone, or the definition's own window.")
  var window = RevisionWindow.month

  @Option(help: ArgumentHelp("Let version N judge everything.", valueName: "N"))
  var definition: Int?

  @OptionGroup var disclosure: DisclosureOption

  func validate() throws {
    for (text, option) in [(from, .from), (to, .to)] as [(String, Parameter)] {
      _ = try OptionValue.month(text, option)
    }
    if let until { _ = try OptionValue.month(until, .until) }
  }

  func run() throws {
    let view = try ledger.reader().view()
    let last = try OptionValue.month(to, .to)
    let now = view.snapshot(length: view.length)
    let (indicator, area) = (try view.indicator(named: indicator, .whole), try view.area(named: area))
    let question = FigureQuestion(
      indicator: indicator, area: area, to: last, definition: definition, window: window.window(indicator, at: now),
      disclose: disclosure.disclose)
    let bar = ProgressBar("points")
    let triangle = try RevisionTriangle(
      question, from: try OptionValue.month(from, .from),
      until: try until.map { try OptionValue.month($0, .until) } ?? last.adding(RevisionWindow.monthsAfter),
      ledger: view.ledger, length: view.length, maker: { try view.figures(length: $0) },
      progress: { bar.show($0, of: $1) })
    bar.finish()
    switch output.format {
    case .table: Output.print(triangle.text)
    case .json: Output.print(triangle.json.text + "\n")
    case .csv: Output.print(triangle.csv)
    }
  }
}

extension RevisionWindow: ExpressibleByArgument {}
