internal import ArgumentParser
internal import Events
internal import Figures
internal import Foundation
internal import Presentation
internal import Questions
internal import Snapshots
internal import Synchronization

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "The cube: every indicator in the areas of a level over periods, as one tidy table.",
    discussion: """
      EXAMPLE
        incident-ledger figures --area E10000018 --level district --from 2014-06 --to 2019-03 --format csv
        incident-ledger figures recorded-crime marac-repeat --areas E10000018 --from 2018-06 --to 2019-06
        incident-ledger figures --area E10000018 --from 2018-03 --to 2019-03 --every year --format lines

      A row for each indicator, area and period; each is what figure says, with its window before, change, comparison, \
      threshold, comparator, marks, versions and receipt. Without names it is every indicator. --level takes the areas of \
      a level below --area; without it, the area and those right below it. Small numbers are kept back together: over \
      the areas of a period, and in every row that shows a window. --format lines is JSON Lines; \
      --output figures.xlsx writes a spreadsheet.
      """)

  /// How the cube is printed.
  enum Form: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json, lines

    /// JSON Lines are known by the ending of their files too.
    init?(argument: String) { self.init(rawValue: argument == "jsonl" ? "lines" : argument) }

    var pieces: FigurePieces? {
      switch self {
      case .table: nil
      case .csv: .csv
      case .json: .json
      case .lines: .lines
      }
    }
  }

  @OptionGroup var ledger: LedgerOptions

  @Option(help: "How the result is printed; lines is JSON Lines, a figure a line.")
  var format = Form.table

  @Argument(help: "The indicators; every one unless they are named.")
  var indicators: [String] = []

  @OptionGroup var point: PointOptions

  @OptionGroup var places: AreasOptions

  @Option(help: ArgumentHelp("The last month of the first period.", valueName: "YYYY-MM"))
  var from: String?

  @Option(help: ArgumentHelp("The last month of the last period.", valueName: "YYYY-MM"))
  var to: String?

  @Option(help: "A period for each month, quarter or year.")
  var every = Frequency.quarter

  @Option(
    help: ArgumentHelp(
      "Write a spreadsheet in place of printing; its ending says of which kind: .xlsx or .ods.", valueName: "FILE"))
  var output: String?

  func validate() throws {
    guard !point.metadata else { return }
    if let output, FigureSheet(ending: output) == nil {
      throw ValidationError(
        "--output \(output): the ending says of which kind the spreadsheet is; it is .xlsx or .ods.")
    }
    try places.check()
    _ = try months()
  }

  func run() throws {
    if point.metadata { return Output.print(CSVMetadata.json(url: "figures.csv").text + "\n") }
    let (from, to) = try months()
    let known = try ledger.known(at: point.knownAt)
    var cube = try known.cube(
      of: indicators.isEmpty ? nil : indicators, .whole, in: chosenAreas,
      months: try FigureMaker.months(from: from, to: to, every: every), definition: point.definition)
    for index in cube.indicators.indices { cube.indicators[index].disclose = point.disclose }
    let asked = cube
    guard var sheet = output.flatMap(FigureSheet.init(ending:)) else {
      let pieces = format.pieces
      Output.print(pieces?.opening ?? "")
      try forEachIndicator(of: asked, in: known) { figures, isFirst in
        pieces?.text(figures, isFirst: isFirst) ?? (isFirst ? "" : "\n") + CubeTerminal.text(figures)
      } take: { text in
        Output.print(text)
      }
      return Output.print(pieces?.closing ?? "")
    }
    guard cube.figureCount <= FigureSheet.maximumFigureCount else {
      throw Refusal(
        .parameter(.from), value: from.description,
        QuestionMistake.tooManyFigures(cube.figureCount, maximum: FigureSheet.maximumFigureCount))
    }
    try forEachIndicator(of: asked, in: known) { figures, _ in
      figures
    } take: {
      sheet.append($0)
    }
    try ResultFile.write(Data(sheet.contents), to: output ?? "", "the table")
    Output.sayLine("The table is in \(output ?? "").")
  }

  /// Makes the figures of one indicator beside those of others, and takes what is made of them one after another, with a bar.
  private func forEachIndicator<Piece: Sendable>(
    of cube: CubeQuestion, in known: ResolvedSnapshot,
    _ make: @escaping @Sendable (_ figures: [Figure], _ isFirst: Bool) -> Piece, take: (Piece) -> Void
  ) throws {
    let maker = try known.figures()
    let bar = ProgressBar("figures")
    let done = FigureCount()
    let pieces = OrderedPieces(
      count: cube.indicators.count, begin: { maker.apart },
      make: { index, maker in
        let figures = try maker.figures(cube.indicators[index], of: cube) { done.add(cube.areas.count) }
        return make(figures, index == 0)
      })
    try pieces.forEach {
      bar.showNow(done.value, of: cube.figureCount)
    } take: { piece in
      bar.finish()
      take(piece)
      // What reads them may have seen enough.
      return Output.state == .open
    }
  }

  /// How many figures were made, by several threads.
  private final class FigureCount: Sendable {
    private let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }

    func add(_ more: Int) { count.add(more, ordering: .relaxed) }
  }

  private var chosenAreas: CubeAreas {
    places.named.map { .named($0) } ?? .below(places.area ?? "", level: places.level)
  }

  private func months() throws(ValidationError) -> (from: Month, to: Month) {
    guard let from, let to else {
      throw ValidationError("Give the last months of the periods: --from YYYY-MM --to YYYY-MM.")
    }
    return (try OptionValue.month(from, .from), try OptionValue.month(to, .to))
  }
}
