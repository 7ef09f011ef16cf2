/// Versions of definitions, whose subject is the indicator, and of feed files, whose subject is the feed.
extension EventRule {
  static let definition: [EventRule] = [
    EventRule(.definitionAdopted, .states, .indicator, [.required("definition", .definition)])
  ]

  static let feed: [EventRule] = [
    EventRule(.feedAdopted, .states, .feed, [.required("feed", .feedFile)])
  ]
}
