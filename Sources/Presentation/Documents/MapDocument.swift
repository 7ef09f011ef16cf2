package import Boundaries
package import Figures

/// A comparison as one page to be kept: both maps, the table, the marks.
package struct MapDocument {
  private let analysis: ComparisonAnalysis
  private let maps: [AreaMap]

  /// Nil where no area that is to be drawn has a boundary.
  package init?(_ analysis: ComparisonAnalysis, _ layers: [BoundaryLayer]) {
    self.analysis = analysis
    let kinds = analysis.hasBenchmarks ? MapClasses.allCases : [.quarters]
    maps = kinds.compactMap { AreaMap(analysis, layers, by: $0, id: "map-\($0.rawValue)") }
    guard !maps.isEmpty else { return nil }
  }

  package var document: Document {
    let first = analysis.figures[0]
    let known = first.knownTime.map {
      "As known after \(NumberFormat.grouped(first.knownLength)) events, the last recorded \($0)."
    }
    var blocks = [maps[0].block(title: heading(maps[0]))]
    blocks += maps.dropFirst().map { $0.blockByClass(title: heading($0)) }
    return Document(
      title: "\(first.title)\(FigureSummary(first).titleUnit)",
      subtitle: ["\(first.areaName), \(PeriodFormat.long(first.part.period))."] + [known].compactMap(\.self),
      sections: [
        Document.Section(id: "areas", title: "Areas on the map", blocks: blocks),
        Document.Section(
          id: "method", title: "How to read it",
          blocks: ReportDocument.legend(analysis.figures) + [.list(maps[0].notes)]),
      ])
  }

  private func heading(_ map: AreaMap) -> String {
    map.kind == .comparison ? "Each area against the area above it" : "By quarters of the values"
  }
}
