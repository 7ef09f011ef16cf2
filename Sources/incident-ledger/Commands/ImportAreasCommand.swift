internal import ArgumentParser
internal import Events
internal import Feeds
internal import Ledger
internal import Projections
internal import Snapshots

struct ImportAreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Imports which area lies in which: what differs from the ledger is appended.",
    discussion: """
      ONS look-ups, whose columns …CD go from the finest level to the coarsest, with …NM where there are names, or \
      code,name,level,parent and, where wanted, geography, start and end. Links to and from wards, community safety \
      partnerships, travel-to-work areas and the like are in geographies of their own; those between LSOAs, districts, \
      counties, police forces, regions and countries are administrative. A look-up with CHGIND also says which areas \
      ended and began with a census. --shipped takes the administrative areas of England and Wales, with their LSOAs \
      of 2011 and 2021, from the program itself.

      Areas that have records or populations, or hold areas that have, do not leave a parent without --accept-moves. \
      What the file places right in an area that lies above it already stays where it is.

      A geography that is new and close to a known one (wards) is warned of; --strict refuses it.

      EXAMPLE
        incident-ledger import areas --shipped --ledger safer-communities
        incident-ledger import areas lsoa11_wd19_lad19.csv
        incident-ledger import areas beats.csv --geography policing
      """)

  @Argument(help: "A CSV file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "Import the areas that come with the program.")
  var shipped = false

  @Option(
    help: ArgumentHelp("Put every link into this geography; otherwise codes and columns tell it.", valueName: "name"))
  var geography: String?

  @Flag(help: "Accept that areas in use leave their parents, and place areas as the file does.")
  var acceptMoves = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var recorded: RecordedAtOption
  @OptionGroup var clock: ClockOption
  @OptionGroup var strict: StrictOption

  func validate() throws {
    if (file == nil) != shipped {
      throw ValidationError("Give one file of areas, or --shipped.")
    }
    guard let geography else { return }
    if shipped { throw ValidationError("--geography belongs to a file: the areas of the program are administrative.") }
    guard Words.isPath(Array(geography.utf8)[...]) else {
      throw ValidationError(
        "“\(geography)” is no name of a geography: write lower-case words joined by hyphens, such as community-safety.")
    }
  }

  func run() throws {
    let ledger = try ledger.open(accepting: clock)
    let files =
      try file.map { [(name: $0, bytes: try FeedInput.contents(of: $0))] }
      ?? (Shipped.areas + [Shipped.lsoas]).map { (name: $0.name, bytes: $0.csv) }
    let areas = try AreaImport(files, geography: geography, acceptsMoves: acceptMoves)
    let report = try areas.append(
      Ingest(
        ledger: ledger, times: recorded.times, isStrict: strict.isStrict,
        knownWords: { try LedgerReader(ledger).knownWords() }))
    try IngestSummary.report(report, keptGoing: false, as: answer)
  }
}
