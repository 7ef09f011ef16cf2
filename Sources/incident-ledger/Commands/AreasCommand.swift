internal import ArgumentParser
internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

struct AreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas",
    abstract: "The areas that are known, as a tree; or those that records name and nothing places.",
    discussion: """
      EXAMPLE
        incident-ledger areas --area Leicestershire
        incident-ledger areas --geography ward --format csv
        incident-ledger areas --unplaced

      An area may have a parent in each of several geographies; without --geography the tree is the administrative one. \
      --unplaced answers "which of my records count nowhere": areas that records name and no look-up places, and areas \
      placed below a larger one for want of anything better, with their records and what to do.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Begin with this area, by its code or name.")
  var area: String?

  @Option(help: "The geography: administrative, ward, community-safety or another.")
  var geography: String?

  @Flag(help: "List the areas that nothing places, or only provisionally, with their records.")
  var unplaced = false

  @Option(
    help: ArgumentHelp(
      "What the ledger had been told by then: #N (the first N events), a date (its end), or an RFC 3339 time.",
      valueName: "T|#N"))
  var knownAt: String?

  func validate() throws {
    if unplaced, area != nil || geography != nil {
      throw ValidationError("--unplaced looks at all areas: leave --area and --geography out.")
    }
    _ = try OptionValue.knownAt(knownAt)
  }

  func run() throws {
    let known = try ledger.known(at: knownAt)
    if unplaced { return show(UnplacedAreas(known.snapshot)) }
    let hierarchy = known.snapshot.hierarchy
    let geography = try geography.map {
      try Naming.geography(known.view.erased.asked($0), among: hierarchy.geographies)
    }
    let code = try area.map { try known.view.area(named: $0, knownAt: known.length) }
    switch output.format {
    case .table:
      Output.print(AreaTree(hierarchy, geography: geography ?? Hierarchy.administrative, area: code).text)
    case .json: Output.print(AreaListing(hierarchy, geography: geography, area: code).json.text + "\n")
    case .csv: Output.print(AreaListing(hierarchy, geography: geography, area: code).csv)
    }
  }

  private func show(_ areas: UnplacedAreas) {
    switch output.format {
    case .table: Output.print(areas.text)
    case .json: Output.print(areas.json.text + "\n")
    case .csv: Output.print(areas.csv)
    }
  }
}
