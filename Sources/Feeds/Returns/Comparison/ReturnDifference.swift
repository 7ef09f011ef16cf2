internal import Events

/// Which events a change of some fields takes: those of the fields themselves where all have one, in the order in which
/// they are appended.
enum ReturnDifference {
  /// The types of events that change some fields of a kind; nil where a field has no event of its own, or its event cannot
  /// say what has to be said.
  static func types(_ fields: [String], from before: RecordContent, to after: RecordContent, of kind: RecordKind)
    -> [EventType]?
  {
    var types: Set<EventType> = []
    for field in fields {
      guard let own = type(of: field, from: before, to: after, of: kind) else { return nil }
      types.formUnion(own)
    }
    return order.filter(types.contains)
  }

  private static let order: [EventType] = [
    .crimeReclassified, .incidentRequalified, .crimeRedated, .incidentRedated, .crimeRelocated, .incidentRelocated,
    .crimeUnflagged, .incidentUnflagged, .crimeFlagged, .incidentFlagged, .crimeResolved, .maracCorrected,
    .referralDecided,
  ]

  private static func type(
    of field: String, from before: RecordContent, to after: RecordContent, of kind: RecordKind
  ) -> [EventType]? {
    switch (kind, RecordField(rawValue: field)) {
    case (.crime, .offence): [.crimeReclassified]
    case (.crime, .date): [.crimeRedated]
    case (.crime, .area), (.crime, .location), (.crime, .longitude), (.crime, .latitude): [.crimeRelocated]
    case (.crime, .flags): flags(before, after, .crimeUnflagged, .crimeFlagged)
    // An outcome, once known, is no longer cleared by an event of its own.
    case (.crime, .outcome), (.crime, .resolved):
      after["outcome"] == nil || (after["resolved"] == nil && before["resolved"] != nil) ? nil : [.crimeResolved]
    case (.incident, .category): after["category"] == nil ? nil : [.incidentRequalified]
    case (.incident, .date): [.incidentRedated]
    case (.incident, .area), (.incident, .location), (.incident, .longitude), (.incident, .latitude):
      [.incidentRelocated]
    case (.incident, .flags): flags(before, after, .incidentUnflagged, .incidentFlagged)
    case (.marac, .party), (.marac, .date), (.marac, .area), (.marac, .contact), (.marac, .risk): [.maracCorrected]
    case (.referral, .status): [.referralDecided]
    default: nil
    }
  }

  private static func flags(
    _ before: RecordContent, _ after: RecordContent, _ removal: EventType, _ addition: EventType
  ) -> [EventType] {
    let (old, new) = (before.elements("flags"), after.elements("flags"))
    return (old.allSatisfy(new.contains) ? [] : [removal]) + (new.allSatisfy(old.contains) ? [] : [addition])
  }

  /// The data of the event of a type that leads from what was held to what is stated.
  static func data(
    _ type: EventType, _ fields: [String], from before: RecordContent, to after: RecordContent
  ) -> [(String, JSONOutput)] {
    switch type {
    case .crimeRelocated, .incidentRelocated: after.members(["area", "latitude", "location", "longitude"].contains)
    case .crimeUnflagged, .incidentUnflagged: flags(before, without: after)
    case .crimeFlagged, .incidentFlagged: flags(after, without: before)
    case .crimeResolved: after.members(["outcome", "resolved"].contains)
    case .crimeReclassified: after.members(["offence"].contains)
    case .incidentRequalified: after.members(["category"].contains)
    case .crimeRedated, .incidentRedated: after.members(["date"].contains)
    case .referralDecided: after.members(["status"].contains)
    default: after.members(fields.contains)
    }
  }

  private static func flags(_ content: RecordContent, without other: RecordContent) -> [(String, JSONOutput)] {
    let others = other.elements("flags")
    var flags = RecordContent()
    flags.set("flags", elements: content.elements("flags").filter { !others.contains($0) })
    return flags.members()
  }
}
