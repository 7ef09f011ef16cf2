package import Events

/// What was declared of feeds, as known at a point: the newest declaration for a feed, an area and a month holds.
package struct CoverageIndex: Sendable {
  private struct Place: Hashable {
    let feed: String
    let area: String
  }

  private var declarations: [Place: [CoverageDeclaration]] = [:]
  private var areasByFeed: [String: [String]] = [:]

  package init(_ known: some Sequence<Facts.Stated<CoverageDeclaration>>) {
    for declaration in known.map(\.content) {
      let place = Place(feed: declaration.feed, area: declaration.area)
      if declarations[place] == nil { areasByFeed[declaration.feed, default: []].append(declaration.area) }
      declarations[place, default: []].append(declaration)
    }
  }

  /// The newest declaration that touches the month, for a feed and exactly this area.
  package func newest(feed: String, area: String, month: Month) -> CoverageDeclaration? {
    declarations[Place(feed: feed, area: area)]?.last { $0.start < month.end && $0.end > month.start }
  }

  /// Whether nothing was declared.
  package var isEmpty: Bool { declarations.isEmpty }

  /// The areas that any declaration for the feed names.
  package func areas(feed: String) -> [String] { areasByFeed[feed] ?? [] }
}
