package import Events

/// What was declared of feeds, as known at a point: the newest declaration for a feed, an area and a month holds.
package struct CoverageBoard: Sendable {
  private let declarations: [CoverageDeclaration]

  package init(_ known: some Sequence<Facts.Stated<CoverageDeclaration>>) {
    declarations = known.map(\.content)
  }

  /// The newest declaration that touches the month, for a feed and exactly this area.
  package func newest(feed: String, area: String, month: Month) -> CoverageDeclaration? {
    declarations.last {
      $0.feed == feed && $0.area == area && $0.start < month.end && $0.end > month.start
    }
  }

  /// Whether anything was declared for a feed.
  package var isEmpty: Bool { declarations.isEmpty }

  /// The areas that any declaration for the feed names.
  package func areas(feed: String) -> Set<String> {
    Set(declarations.filter { $0.feed == feed }.map(\.area))
  }
}
