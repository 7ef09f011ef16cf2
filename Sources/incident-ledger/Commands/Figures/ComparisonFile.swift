internal import ArgumentParser
internal import Boundaries
internal import Events
internal import Figures
internal import Foundation
internal import Ledger
internal import Presentation

/// The forms in which a comparison is written to a file: a map, or a page with maps and their table.
enum ComparisonFile: String, CaseIterable {
  case svg, html

  /// The form that a file's ending names.
  init(_ path: String) throws(ValidationError) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let form = ComparisonFile(rawValue: ending) else {
      throw ValidationError(
        "--output \(path): the ending says what is written; it is .svg (a map) or .html (maps with their table). "
          + "--format csv prints a table to standard output.")
    }
    self = form
  }

  /// Writes the map.
  /// - Parameter classes: by what the areas are put into classes.
  func write(_ analysis: ComparisonAnalysis, by classes: MapClasses?, beside ledger: Ledger, to path: String) throws {
    let layers = try BoundaryShelf(beside: ledger).layers(of: AreaMap.codes(analysis))
    let text: String? =
      switch self {
      case .svg: AreaMap(analysis, layers, by: classes)?.file()
      case .html: MapDocument(analysis, layers)?.document.html
      }
    guard let text else {
      throw LedgerError(
        .noInput,
        "there is no map, as no boundary of these areas was imported: incident-ledger import boundaries FILE takes GeoJSON"
      )
    }
    try ResultFile.write(Data(Erasures.shown(text).utf8), to: path, "the map")
    Output.sayLine("The map is in \(path).")
  }
}

extension MapClasses: ExpressibleByArgument {}
