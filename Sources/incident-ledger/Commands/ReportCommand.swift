internal import ArgumentParser
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Questions
internal import Reports
internal import Snapshots

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The Board's paper for a quarter: every indicator by outcome, with charts, marks and notes.",
    discussion: """
      EXAMPLE
        incident-ledger report "2019/20 Q1" --area E10000018 --known-at 2019-09-20 --output paper.html

      Each indicator stands at its own latest month up to the quarter's end whose returns are declared complete. The \
      same question about the same ledger gives the same paper for ever. --output writes Markdown (.md), one HTML \
      file that needs nothing else (.html), plain text (.txt), CSV (.csv) or JSON (.json); without it the paper goes \
      to standard output.

      --publish appends each figure as the Board is shown it, so that a later report marks what was revised, and \
      prints the append's result as the last line. Numbers are then kept back too \
      that would, together with the papers that were published before, give away what one of them kept back.
      """)

  @Argument(help: ArgumentHelp("The quarter, for example \"2019/20 Q1\" (April to June 2019).", valueName: "quarter"))
  var quarter: String

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "The area's GSS code, or its name where one area alone has it.")
  var area: String

  @Option(
    help: ArgumentHelp(
      "What the ledger had been told by then: #N (the first N events), a date (its end), or an RFC 3339 time.",
      valueName: "T|#N"))
  var knownAt: String?

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write the paper to this file, in the form that its ending names.", valueName: "file"),
    completion: .file())
  var outputPath: String?

  @Flag(help: "Append what the paper shows, as the figures that were published.")
  var publish = false

  @OptionGroup var clock: ClockOption

  func validate() throws {
    guard Quarter(quarter) != nil else {
      throw ValidationError("“\(quarter)” is no quarter: write it as \"2019/20 Q1\", April to June 2019.")
    }
    _ = try OptionValue.knownAt(knownAt)
    _ = try DocumentForm(output, outputPath)
  }

  func run() throws {
    guard let quarter = Quarter(quarter) else { preconditionFailure("The quarter was read before.") }
    // A process opens a ledger once.
    let opened = publish ? try ledger.open(accepting: clock) : try ledger.open(.readOnly)
    let known = try LedgerReader(opened).view().snapshot(at: try OptionValue.knownAt(knownAt))
    let maker = try known.figures()
    let area = try known.view.area(named: area, knownAt: known.length)
    let bar = ProgressBar("indicators")
    defer { bar.finish() }
    let earlier = publish ? try EarlierFigures(known.view) { bar.show($0, of: $1) } : EarlierFigures()
    let report = try ReportMaker(maker).report(quarter, area: area, beside: earlier) { bar.show($0, of: $1) }
    bar.finish()
    if let sentence = report.keptBackForEarlierSentence { Output.sayLine(sentence) }
    try DocumentForm(output, outputPath).print("paper", to: outputPath) { paper(report, as: $0) }
    // What the Board is shown is there before the ledger says that it was.
    if publish { Output.print(try report.publish(in: opened) + "\n") }
  }

  private func paper(_ report: Report, as form: DocumentForm) -> String {
    switch form {
    case .txt: report.text
    case .md: report.markdown
    case .html: report.html
    case .csv: report.csv
    case .json: report.json.text + "\n"
    }
  }
}
