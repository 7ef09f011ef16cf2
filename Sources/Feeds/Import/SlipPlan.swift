internal import Events

/// What a ``SlipSearch`` looks at in events of one type: the positions of their fields.
struct SlipPlan {
  private(set) var words: [(index: Int, field: KnownWords.Field)] = []
  /// The dates that say what happened to a record. The first and the last day of what is stated may well be to come.
  private(set) var dates: [Int] = []
  /// The map of what a partner knows beyond the fields.
  private(set) var attributes: Int?
  /// The words that the subject is one of.
  private(set) var subject: KnownWords.Field?
  private(set) var isAdoption = false
  private(set) var isFeedAdoption = false

  /// By the position of the type.
  static let plans: [SlipPlan] = EventType.allCases.map { SlipPlan($0.rule) }

  private init(_ rule: EventRule) {
    for (index, field) in rule.fields.enumerated() {
      if let free = KnownWords.Field(field, of: rule) { words.append((index, free)) }
      if field.value == .date, field.isContent { dates.append(index) }
      if field.value == .attributes { attributes = index }
    }
    if rule.type == .statisticPublished { subject = .indicator }
    isAdoption = rule.type == .definitionAdopted
    isFeedAdoption = rule.type == .feedAdopted
  }
}

extension KnownWords.Field {
  /// The words that a field of an event holds; nil where its words are not free.
  fileprivate init?(_ field: FieldRule, of rule: EventRule) {
    switch (rule.type, field.name) {
    case (.areaAssigned, "geography"): self = .geography
    case (.populationEstimated, "of"): self = .population
    case (.coverageDeclared, "feed"): self = .feed
    case (.practiceNoted, "indicators"): self = .indicator
    default:
      guard [.path, .paths, .cause].contains(field.value), let content = field.content,
        let words = KnownWords.Field(content)
      else { return nil }
      self = words
    }
  }
}
