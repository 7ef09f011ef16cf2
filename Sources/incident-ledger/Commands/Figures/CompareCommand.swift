internal import ArgumentParser
internal import Events
internal import Figures
internal import Presentation
internal import Projections
internal import Questions
internal import Snapshots

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Figures of several areas beside each other, a bar for each with its range.",
    discussion: """
      EXAMPLE
        incident-ledger compare recorded-crime --area E10000018 --to 2019-06
        incident-ledger compare recorded-crime --areas E07000129,E07000130 --to 2019-06
        incident-ledger compare recorded-crime --area Charnwood --level ward --to 2019-06
        incident-ledger compare recorded-crime --area Charnwood --level ward --to 2019-06 --output map.svg

      --area compares the areas right below one in the administrative geography, with itself, or with --level all areas \
      of a level below it, whatever the geography; --areas those that are named. Each area is also set \
      against the nearest area above it that is shown: lower, similar or higher (better or worse where a direction is \
      good) by its own range, with the limits of a funnel plot for an area of its size.

      --output draws the areas as a map: an SVG file, or a page with maps and their table (.html). Areas stand in classes by \
      how they lie to the area above, or, with --classes quarters, by quarters of their values; each class has a pattern \
      of its own. The boundaries are those that import boundaries took.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var options: FigureOptions

  @OptionGroup var places: AreasOptions

  @Option(help: ArgumentHelp("The last month of the period.", valueName: "YYYY-MM"))
  var to: String

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write a map of the areas to this file, .svg or .html.", valueName: "file"), completion: .file())
  var outputPath: String?

  @Option(help: "With --output map.svg: by what areas are put into classes, comparison or quarters.")
  var classes: MapClasses?

  func validate() throws {
    if let outputPath, try ComparisonFile(outputPath) == .html, classes != nil {
      throw ValidationError("--classes is for one map: a page has both. Leave it out, or write .svg.")
    }
    if classes != nil, outputPath == nil { throw ValidationError("--classes is of a map: give --output map.svg.") }
    try places.check()
    try options.check(months: (to, .to))
  }

  func run() throws {
    if options.metadata { return Output.print(CSVMetadata.json(url: "figures.csv").text + "\n") }
    let known = try ledger.known(at: options.knownAt)
    let maker = try known.figures()
    let codes = try codes(known)
    guard let first = codes.first else { throw ValidationError("--areas names no area.") }
    let question = try options.question(area: first, to: to, of: known)
    let bar = ProgressBar("areas")
    let figures = try maker.compare(question, areas: codes) { bar.show($0, of: $1) }
    bar.finish()
    let reading = ComparisonAnalysis(figures, hierarchy: maker.point.hierarchy)
    if let outputPath {
      return try ComparisonFile(outputPath)
        .write(reading, by: classes, beside: known.view.ledger, to: outputPath)
    }
    output.print(figures, table: reading.text, json: reading.json)
  }

  private func codes(_ known: ResolvedSnapshot) throws -> [String] {
    if let named = places.named {
      return try named.map { name in
        try known.view.area(named: name, .areas, knownAt: known.length)
      }
    }
    let area = try known.view.area(named: places.area ?? "", knownAt: known.length)
    return try known.snapshot.comparedAreas(with: area, level: places.level)
  }
}
