internal import Boundaries
internal import Figures
internal import HTTPTypes
internal import Presentation

extension Reply {
  /// A map of the areas that are compared.
  /// - Throws: a `Problem` where no boundary of them is there, or what is there is damaged.
  static func map(_ analysis: ComparisonAnalysis, _ boundaries: BoundaryShelf) throws -> Reply {
    let shown = try boundaries.shown(of: AreaMap.codes(analysis))
    guard !shown.isDamaged else { throw Problem(.notFound, AreaMap.damagedSentence) }
    guard let map = AreaMap(analysis, shown.layers) else {
      throw Problem(
        .notFound, "There is no map, as no boundary of these areas was imported: ask for JSON or CSV in place of it.")
    }
    return Reply(contentType: Query.Form.svg.mediaType, body: map.file())
  }
}
