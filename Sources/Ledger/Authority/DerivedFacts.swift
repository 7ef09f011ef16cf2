package import Events

/// The facts that importing a return states beside its records: that the months of the statement's area have come, and where
/// areas lie for now that nothing places.
///
/// They follow from the rows and the feed file, which somebody adopted who may. So whoever may send the return states them
/// with it, without the scopes that they need by themselves. It is an allowance for the batch of one return, and lets
/// nothing else through: no other source, feed or area, and no area that has a place or another name.
package struct DerivedFacts: Equatable, Sendable {
  let source: ExactText
  private let feeds: Set<ExactText>
  private let area: ExactText

  /// Those of a feed; nil where its statements cover no area, and nothing is derived.
  package init?(of feed: FeedFile) {
    guard let area = feed.statement.area else { return nil }
    (source, self.area) = (ExactText(feed.source), ExactText(area))
    feeds = Set(feed.covers.map { ExactText($0) })
  }

  /// Whether a fact is one of them, as far as it says so itself.
  func include(_ event: EventReader, _ type: EventType) -> Bool {
    guard ExactText(event.source) == source else { return false }
    switch type {
    case .coverageDeclared:
      return event.exactText("area") == area && event.exactText("feed").map(feeds.contains) == true
        && event.exactText("status") != ExactText("missing")
    case .areaAssigned:
      return event.exactText("parent") == area && event.isTrueAsSent("provisional")
        && event.fieldsAsSent.allSatisfy(["level", "name", "parent", "provisional"].contains)
    default: return false
    }
  }
}

extension EventReader {
  /// A text in the data of an event that is not checked yet.
  func exactText(_ field: String) -> ExactText? { textAsSent(field).map { ExactText($0) } }
}
