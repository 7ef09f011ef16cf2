internal import ArgumentParser
internal import Events
internal import Feeds
internal import Ledger
internal import Snapshots

struct ImportPopulationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "populations", abstract: "Imports population estimates: what differs from the ledger is appended.",
    discussion: """
      code,year,persons and, where wanted, of; ONS's wide form with a column population_YYYY for each year; its tables \
      by single year of age and sex, a row for each (MYEB1) or a column for each age (MYE2, with --year). Ages and \
      sexes are added up to the residents. --of takes some of them, or a table of something else, under a name of \
      their own; rates name it in their definition as over. The last age of a table is open: 90 means 90 and over.

      A name that is new and close to a known one (househlds) is warned of; --strict refuses it. Every row that cannot \
      be read is told, and nothing is appended then.

      EXAMPLE
        incident-ledger import populations estimates.csv --ledger safer-communities
        incident-ledger import populations MYEB1.csv --of aged-10-17 --ages 10-17
        incident-ledger import populations MYE2-persons.csv --year 2020
        incident-ledger import populations households.csv --of households
      """)

  @Argument(help: "A CSV file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("What is counted, where it is not all residents.", valueName: "name"))
  var of: String?

  @Option(
    help: ArgumentHelp("Count these ages alone: 10-17, 65- or 90.", valueName: "ages"),
    transform: ImportPopulationsCommand.ages)
  var ages: PopulationSelection.Ages?

  @Option(
    help: ArgumentHelp("Count one sex alone: female or male.", valueName: "sex"),
    transform: ImportPopulationsCommand.sex)
  var sex: PopulationSex?

  @Option(help: ArgumentHelp("The year of a table that names none; else the one year to take.", valueName: "year"))
  var year: Int?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var strict: StrictOption

  func validate() throws { _ = try selection }

  private var selection: PopulationSelection {
    get throws {
      do {
        return try PopulationSelection(of: of, ages: ages, sex: sex, year: year)
      } catch {
        throw ValidationError(error.description)
      }
    }
  }

  private static func ages(_ text: String) throws -> PopulationSelection.Ages {
    guard let ages = PopulationSelection.Ages(text) else {
      throw ValidationError("“\(text)” is no range of ages: write 10-17, 65- or 90.")
    }
    return ages
  }

  private static func sex(_ text: String) throws -> PopulationSex {
    guard let sex = PopulationSex(text) else {
      throw ValidationError("“\(text)” is no sex: write female or male.")
    }
    return sex
  }

  func run() throws {
    let ledger = try ledger.open(accepting: clock)
    let populations = try PopulationImport(
      file: file, bytes: try FeedInput.contents(of: file), selection: try selection)
    let report = try populations.append(
      Ingest(
        ledger: ledger, times: recorded.times, isStrict: strict.isStrict,
        knownWords: { try LedgerReader(ledger).knownWords() }))
    try IngestSummary.report(report, keptGoing: false, as: answer)
  }
}
