internal import Events

extension Scope {
  /// The scope that an event needs by its type, its source, and for coverage its feed and area. What an event ought to say
  /// and does not stands empty.
  static func needed(for type: EventType, _ event: EventReader) -> Scope {
    switch type {
    case .areaAssigned, .populationEstimated, .statisticPublished: .reference
    case .practiceNoted: .annotate
    case .definitionAdopted, .feedAdopted: .define
    case .figurePublished: .publish
    case .partyErased: .erase
    case .coverageDeclared:
      .coverage(feed: event.textAsSent("feed") ?? "", area: event.textAsSent("area") ?? "")
    default: .append(source: ExactText(event.source))
    }
  }
}
