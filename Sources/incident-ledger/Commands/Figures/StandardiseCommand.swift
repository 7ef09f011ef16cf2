internal import ArgumentParser
internal import Events
internal import Figures
internal import Presentation
internal import Rationals

struct StandardiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standardise",
    abstract: "A directly age-standardised rate with its interval, from events and persons by age band.",
    discussion: """
      EXAMPLE
        incident-ledger standardise admissions.csv
        incident-ledger standardise admissions.csv --people admitted-people.csv --per 1000

      The file has the columns age_band, events and population. Without a column weight the bands are the 19 of the \
      European Standard Population 2013, 0-4 to 90+, in that order. The interval is Dobson's (95%); below 10 events \
      there is none to give, and the rate is refused.

      The method takes events as independent of each other. Where the same people are counted again, --people gives \
      how many people had how many events (columns age_band, events, people), and the interval is widened by it.

      No ledger is read: the ledger knows persons by area and year, and not by age.
      """)

  @Argument(help: ArgumentHelp("A CSV file (also .gz and .xz), or - for standard input.", valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp("A CSV file of people by the number of their events.", valueName: "file"), completion: .file())
  var people: String?

  @Option(help: ArgumentHelp("Persons that the rate is per.", valueName: "persons"))
  var per = 100_000

  @OptionGroup var output: FormatOptions

  func validate() throws {
    if per < 1 { throw ValidationError("--per \(per): a rate is per one person or more.") }
  }

  func run() throws {
    let people = try people.map { try AgeBandFile.people($0) }
    let bands = try AgeBandFile.bands(file, people: people)
    let rows = try Standardisation(bands, per: Double(per)).rows()
    let names = ["measure", "value", "lower95", "upper95", "unit"]
    switch output.format {
    case .table:
      var table = TerminalTable([
        ("Per \(NumberFormat.grouped(per))", .left), ("Value", .right), ("95% range", .right),
      ])
      for row in rows {
        table.append([
          row.measure.name, fixed(row.value), "\(fixed(row.interval.lower)) to \(fixed(row.interval.upper))",
        ])
      }
      Output.print(TextSanitizer.lines(table.lines))
    case .json:
      let rates = rows.map { row in
        JSONOutput.object([
          ("measure", .string(row.measure.name)), ("value", .double(row.value)), ("lower", .double(row.interval.lower)),
          ("upper", .double(row.interval.upper)), ("unit", .string("per \(per)")),
        ])
      }
      Output.print(JSONOutput.object([("rates", .array(rates))]).text + "\n")
    case .csv:
      let lines = rows.map { row in
        [row.measure.name] + [row.value, row.interval.lower, row.interval.upper].map { JSONOutput.double($0).text }
          + ["per \(per)"]
      }
      Output.print(CSVTable.text(columns: names, rows: lines))
    }
  }

  /// A rate with two decimals.
  private func fixed(_ value: Double) -> String {
    ExactDecimal(shortestOf: value).map { Rational($0).rounded(decimals: 2) } ?? "no limit"
  }
}
