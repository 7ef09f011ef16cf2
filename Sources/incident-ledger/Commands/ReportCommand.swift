internal import ArgumentParser
internal import Boundaries
internal import Events
internal import Figures
internal import Ledger
internal import Presentation
internal import Questions
internal import Reports
internal import Snapshots
internal import Spreadsheets

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "The Board's paper for a quarter: every indicator by outcome, with charts, marks and notes.",
    discussion: """
      EXAMPLE
        incident-ledger report "2019/20 Q1" --area E10000018 --known-at 2019-09-20 --output paper.html
        incident-ledger report "2019/20 Q1" --area E10000018 --known-at 2019-09-20 --short --output short.pdf
        incident-ledger report "2019/20 Q1" --area E10000018 --known-at 2019-09-20 --publish --output paper.html
        incident-ledger report "2019/20 Q1" --area E10000018 --publish --corrects "2019/20 Q1" --reason "A month came twice."

      Each indicator stands at its own latest month up to the quarter's end whose returns are declared complete. The \
      same question about the same ledger gives the same paper for ever. --output writes one HTML file that needs \
      nothing else (.html), Markdown (.md), plain text (.txt), a workbook with a table a sheet (.xlsx), CSV (.csv) or \
      JSON (.json); without it the paper goes to standard output. Word files (.docx) are made by pandoc, with tables in \
      place of charts, and PDF (.pdf) by Chromium, where these are installed (apt-get install pandoc chromium).

      --short makes the paper that is read before a meeting, on four pages of A4: a summary, the table by outcome, \
      breaks and missing returns, and why the three indicators moved that moved most beside the value before.

      --publish appends each figure as the Board is shown it, so that a later report marks what was revised, and \
      prints the append's result as the last line. A paper of the quarter that stands is not replaced in silence: \
      published again with other figures it is refused. --corrects REPORT, with a --reason, publishes it in place of an \
      earlier paper: it, the next paper and the dashboard say which figures were corrected, from what to what, why, and whether \
      that was --scheduled. --withdraw takes the paper of the quarter back in the same way. Numbers are then kept back too \
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

  @Flag(help: "Four pages: the summary, the table by outcome, what is missing, and why the largest changes.")
  var short = false

  @Flag(help: "Append what the paper shows, as the figures that were published.")
  var publish = false

  @OptionGroup var correction: CorrectionOptions

  @OptionGroup var clock: ClockOption

  func validate() throws {
    guard Quarter(quarter) != nil else {
      throw ValidationError("“\(quarter)” is no quarter: write it as \"2019/20 Q1\", April to June 2019.")
    }
    _ = try OptionValue.knownAt(knownAt)
    try correction.check(publishes: publish, writes: outputPath != nil || short || knownAt != nil)
    let form = try DocumentForm(output, outputPath)
    guard !short || form.isRead else {
      let option = outputPath.map { "--output \($0)" } ?? "--format \(output.format.rawValue)"
      throw ValidationError(
        "--short is a paper to read, and \(option) data: leave --short out, or ask for .txt, .md, .html, .docx or .pdf."
      )
    }
  }

  func run() throws {
    guard let quarter = Quarter(quarter) else { preconditionFailure("The quarter was read before.") }
    // A process opens a ledger once.
    let opened = publish || correction.withdraw ? try ledger.open(accepting: clock) : try ledger.open(.readOnly)
    let known = try LedgerReader(opened).view().snapshot(at: try OptionValue.knownAt(knownAt))
    try EarlyPoint.say(known, knownAt)
    if correction.withdraw { return try correction.withdraw(quarter, named: area, known, opened) }
    let maker = try known.figures()
    let area = try known.view.area(named: area, knownAt: known.length)
    let bar = ProgressBar("indicators")
    defer { bar.finish() }
    let earlier = publish ? try EarlierFigures(known.view) { bar.show($0, of: $1) } : EarlierFigures()
    var report = try ReportMaker(maker).report(quarter, area: area, beside: earlier) { bar.show($0, of: $1) }
    bar.finish()
    try correction.apply(to: &report, known, publishes: publish)
    if let sentence = report.keptBackForEarlierSentence { Output.sayLine(sentence) }
    let changes =
      short ? try LargestChanges(report, at: known.snapshot, ledger: known.view.ledger).changes(3) : []
    let boundaries =
      short ? ShownBoundaries() : try BoundaryShelf(beside: known.view.ledger).shown(of: report.comparedAreas)
    if boundaries.isDamaged { Output.sayLine(AreaMap.damagedSentence) }
    func workbook() -> [UInt8] { WrittenSheet.workbook(ReportWorkbook(report).sheets) }
    try DocumentForm(output, outputPath).print("paper", to: outputPath, at: report.knownTime, workbook: workbook) {
      paper(report, changes, boundaries, as: $0)
    }
    // What the Board is shown is there before the ledger says that it was.
    if publish { Output.print(try report.publish(in: opened) + "\n") }
  }

  private func paper(
    _ report: Report, _ changes: [Report.Change], _ boundaries: ShownBoundaries, as form: DocumentForm
  ) -> String {
    let document = short ? report.shortPaper(changes) : report.paper(boundaries)
    return switch form {
    case .md: document.markdown
    case .html: document.html
    case .csv: report.csv
    case .json: report.json.text + "\n"
    case .docx: document.wordSource
    case .txt, .pdf, .xlsx: document.text
    }
  }
}
