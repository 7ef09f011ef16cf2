internal import ArgumentParser
internal import Events
internal import Figures
internal import Ledger
internal import Projections

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Why a figure changed: reasons that add up exactly, with the records behind them.",
    discussion: """
      EXAMPLE
        incident-ledger why recorded-crime --area E10000018 --from 2019-06@2019-09-20 --to 2019-06
        incident-ledger why marac-repeat --area E10000018 --from 2018-12/1 --to 2018-12/2

      Each side is a month, then @ and a point of knowledge (a date, a time or #N) where it is not now, then / and the
      version of the definition that judges everything where it is not those in force. A factor's effect is its
      Shapley value: the mean of what it changes over all orders in which the factors can move.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "The indicator.")
  var indicator: String

  @Option(help: "The area's GSS code.")
  var area: String

  @Option(help: ArgumentHelp("The figure to start from.", valueName: "YYYY-MM[@T|@#N][/N]"))
  var from: String

  @Option(help: ArgumentHelp("The figure to arrive at.", valueName: "YYYY-MM[@T|@#N][/N]"))
  var to: String

  @Option(help: "Split each reason's effect by area, category, month or feed.")
  var by: Drill?

  @Option(help: ArgumentHelp("Name the first N records of each reason, or all.", valueName: "N|all"))
  var evidence: String = "20"

  @Flag(help: "Show numbers that are too small to be published.")
  var disclose = false

  func validate() throws {
    if output.format == .csv { throw ValidationError("why prints a table or JSON: give --format table or json.") }
    if evidence != "all", Int(evidence).map({ $0 < 0 }) ?? true {
      throw ValidationError("--evidence \"\(evidence)\": it is a number, or all.")
    }
  }

  func run() throws {
    let opened = try ledger.open(.readOnly)
    let bar = ProgressBar("catching up")
    let projection = try Projector(opened).caughtUp { bar.show($0, of: $1) }
    bar.finish()
    let points = KnownPoints()
    func side(_ text: String, _ option: String) throws -> WhySide {
      try WhyPoint(text, option).side(projection, points: points, ledger: opened).side
    }
    let explainer = Explainer(
      indicator, area: area, from: try side(from, "--from"), to: try side(to, "--to"), ledger: opened,
      disclose: disclose)
    let explanation = try explainer.explain(
      evidence: evidence == "all" ? .all : .first(Int(evidence) ?? 20), by: by)
    switch output.format {
    case .json: Output.print(explanation.json.text + "\n")
    case .table, .csv: Output.print(WhyText.text(explanation))
    }
  }
}

extension Drill: ExpressibleByArgument {}
