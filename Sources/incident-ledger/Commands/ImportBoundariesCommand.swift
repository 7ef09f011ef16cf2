internal import ArgumentParser
internal import Boundaries
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

      EXAMPLE
        incident-ledger import boundaries wards.geojson --ledger safer-communities
        incident-ledger compare recorded-crime --area Charnwood --level ward --to 2019-06 --output map.svg
      """)

  @Argument(help: "A GeoJSON file (also .gz and .xz), or - for standard input.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The property that names the areas' codes.", valueName: "property"))
  var code: String?

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var answer: AnswerOptions

  func run() throws {
    let reader = try ledger.reader()
    let bytes = try FeedInput.contents(of: file, limit: BoundaryFile.maximumByteCount)
    let boundaries = try BoundaryFile(bytes, file: file, code: code)
    let kept = try BoundaryShelf(beside: reader.ledger).keep(boundaries.topology)
    let hierarchy = try reader.view().snapshot(at: nil).snapshot.hierarchy
    let unknown = boundaries.topology.areas.filter { hierarchy.position(of: $0.code) == nil }
    if let first = unknown.first {
      let areas = NumberFormat.counted(unknown.count, "area", "areas")
      Output.sayLine(
        "The ledger does not know \(areas) of these, such as \(first.code): incident-ledger import areas says where they lie."
      )
    }
    let count = boundaries.topology.areas.count
    answer.print(
      [
        ("areas", .whole(count)), ("unknown", .whole(unknown.count)), ("code", .string(boundaries.property)),
        ("positions", .whole(boundaries.positionCount)), ("kept", .whole(boundaries.topology.positionCount)),
        ("hash", .string(kept.hash)), ("new", .flag(!kept.wasThere)),
      ], usually: .json,
      sentence: "The boundaries of \(NumberFormat.counted(count, "area", "areas")) by \(boundaries.property) "
        + "\(kept.wasThere ? "were there already" : "are kept"), under the hash \(kept.hash).")
  }
}
