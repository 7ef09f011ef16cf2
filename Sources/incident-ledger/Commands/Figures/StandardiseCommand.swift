internal import ArgumentParser
internal import Events
internal import Feeds
internal import Figures

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
        table.append([row.name, fixed(row.value), "\(fixed(row.interval.lower)) to \(fixed(row.interval.upper))"])
      }
      Output.print(TextSanitizer.lines(table.lines))
    case .json:
      let rates = rows.map { row in
        JSONOutput.object([
          ("measure", .string(row.name)), ("value", .double(row.value)), ("lower", .double(row.interval.lower)),
          ("upper", .double(row.interval.upper)), ("unit", .string("per \(per)")),
        ])
      }
      Output.print(JSONOutput.object([("rates", .array(rates))]).text + "\n")
    case .csv:
      let lines = rows.map { row in
        [row.name] + [row.value, row.interval.lower, row.interval.upper].map { JSONOutput.double($0).text }
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

/// Reads the files of `standardise`.
enum AgeBandFile {
  /// The greatest number that a band may have: above it sums would not be exact.
  private static let greatest = 1_000_000_000

  static func bands(_ path: String, people: [String: [Int: Int]]?) throws -> [Standardisation.Band] {
    var bands: [Standardisation.Band] = []
    try forEachRow(of: path, columns: ["age_band", "events", "population"], optional: "weight") { row in
      let name = row.text("age_band")
      guard !bands.contains(where: { $0.name == name }) else {
        throw row.refusal("age_band", rule: "the band stands twice", remedy: "Give each band once")
      }
      bands.append(
        Standardisation.Band(
          name: name, events: try row.whole("events"), population: Double(try row.whole("population")),
          weight: try row.has("weight") ? Double(row.whole("weight")) : nil,
          people: people.map { $0[name] ?? [:] }))
    }
    for name in (people ?? [:]).keys.sorted() where !bands.contains(where: { $0.name == name }) {
      throw Refusal(
        field: "age_band", value: name, rule: "the file of people names a band that \(path) does not have",
        remedy: "Use the same bands in both")
    }
    return bands
  }

  /// For each band the people by the number of their events.
  static func people(_ path: String) throws -> [String: [Int: Int]] {
    var people: [String: [Int: Int]] = [:]
    try forEachRow(of: path, columns: ["age_band", "events", "people"]) { row in
      people[row.text("age_band"), default: [:]][try row.whole("events"), default: 0] += try row.whole("people")
    }
    return people
  }

  private struct Row {
    let reader: CSVReader
    let names: [String]

    func has(_ column: String) -> Bool { names.contains(column) }

    func text(_ column: String) -> String { names.firstIndex(of: column).map { reader.text($0) } ?? "" }

    func whole(_ column: String) throws -> Int {
      guard let number = Int(text(column)), (0...AgeBandFile.greatest).contains(number) else {
        throw refusal(
          column, rule: "it is a whole number from 0 to \(AgeBandFile.greatest)", remedy: "Correct the number")
      }
      return number
    }

    func refusal(_ column: String, rule: String, remedy: String) -> Refusal {
      Refusal(
        file: reader.file, line: reader.line, field: column, value: text(column), rule: rule, remedy: remedy)
    }
  }

  private static func forEachRow(
    of path: String, columns: [String], optional: String? = nil, _ body: (Row) throws -> Void
  ) throws {
    var reader = CSVReader(file: path, bytes: try FeedFile.contents(of: path))
    let names = try reader.header()
    for column in columns where !names.contains(column) {
      throw Refusal(
        file: path, line: 1, field: column, rule: "the file has no such column",
        remedy:
          "Name the columns \((columns + [optional].compactMap { $0.map { "\($0) (optional)" } }).joined(separator: ", "))"
      )
    }
    while try reader.next() { try body(Row(reader: reader, names: names)) }
  }
}
