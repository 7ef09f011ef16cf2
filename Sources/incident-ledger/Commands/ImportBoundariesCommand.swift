internal import ArgumentParser
internal import Boundaries
internal import Demonstration
internal import Events
internal import Feeds
internal import Presentation
internal import Projections
internal import Snapshots

struct ImportBoundariesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "boundaries",
    abstract: "Keeps the boundaries of areas beside the ledger, for maps and for returns whose rows have coordinates.",
    discussion: """
      A GeoJSON file in WGS 84, as the ONS Open Geography Portal has for districts, wards and LSOAs: take boundaries that \
      are generalised, BGC or BUC. Each feature names its area's code in a property, such as LAD24CD, WD25CD or LSOA21CD: \
      the first so named that tells all features apart, or the one that --code names.

      Boundaries are no events and change no figure. They are simplified and kept in the folder boundaries of the \
      ledger, each import under its hash; the newest import that has an area counts. The folder can be deleted at any time, \
      and is no part of a backup: the same file imports them again.

      A feature whose geometry is null is an area without a boundary, which a map names beside the others. The program       comes with no boundaries; --example prints made-up ones for its demonstration, a square a district.

      EXAMPLE
        incident-ledger demo --ledger demo --no-serve
        incident-ledger import boundaries --example > districts.geojson
        incident-ledger import boundaries districts.geojson --ledger demo
        incident-ledger compare total-crime --area E10000018 --to 2019-06 --output map.svg --ledger demo
      """)

  @Argument(help: "A GeoJSON file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String?

  @Flag(help: "Print a file of made-up boundaries: the districts of the demonstration as squares.")
  var example = false

  @Option(help: ArgumentHelp("The property that names the areas' codes.", valueName: "property"))
  var code: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func validate() throws {
    if (file == nil) != example { throw ValidationError("Give one file of boundaries, or --example to print one.") }
    if example, code != nil { throw ValidationError("--code is of a file that is imported: leave it out.") }
  }

  func run() throws {
    guard let file else { return Output.print(TileMap.geoJSON) }
    let reader = try ledger.reader()
    let bytes = try FeedInput.contents(of: file, limit: BoundaryFile.maximumByteCount)
    let boundaries = try BoundaryFile(bytes, file: file, code: code)
    let kept = try BoundaryShelf(beside: reader.ledger).keep(boundaries.topology)
    let hierarchy = try reader.view().snapshot(at: nil).snapshot.hierarchy
    let unknown = UnknownAreas(
      codes: boundaries.topology.areas.map(\.code).filter { hierarchy.position(of: $0) == nil },
      all: boundaries.topology.areas.count, property: boundaries.property)
    for sentence in unknown.sentences { Output.sayLine(sentence) }
    let without = boundaries.withoutBoundary
    if let first = without.first {
      let areas = NumberFormat.counted(without.count, "area has", "areas have")
      Output.sayLine("\(areas) no boundary in the file, as the geometry is null, such as \(first): maps say so.")
    }
    for path in kept.removed {
      Output.sayLine("\(path) was damaged and is removed: import again what it held, where this file does not have it.")
    }
    let count = boundaries.topology.areas.count
    answer.print(
      [
        ("areas", .whole(count)), ("unknown", .whole(unknown.codes.count)), ("code", .string(boundaries.property)),
        ("withoutBoundary", .whole(without.count)), ("positions", .whole(boundaries.positionCount)),
        ("kept", .whole(boundaries.topology.positionCount)),
        ("hash", .string(kept.hash)), ("new", .flag(!kept.wasThere)),
      ], usually: .json,
      sentence: "The boundaries of \(NumberFormat.counted(count, "area", "areas")) by \(boundaries.property) "
        + "\(kept.wasThere ? "were there already" : "are kept"), under the hash \(kept.hash).")
  }
}
