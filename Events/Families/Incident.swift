/// Incidents that are not recorded crimes. The counting date is the date reported
/// (National Standard for Incident Recording).
extension EventRule {
  static let incident: [EventRule] = [
    EventRule(
      .incidentReported, .opens, .incident,
      [.required("kind", .word(["asb", "hate", "domestic", "other"]))]
        + [.required("date", .date), .required("area", .area)]
        + [.optional("category", .path), .optional("flags", .paths), .optional("party", .text)] + place),
    EventRule(.incidentRequalified, .replaces, .incident, [.required("category", .path)]),
    EventRule(.incidentRedated, .replaces, .incident, [.required("date", .date)]),
    EventRule(.incidentRelocated, .replacesAll, .incident, [.required("area", .area)] + place),
    EventRule(.incidentFlagged, .addsFlags, .incident, [.required("flags", .paths)]),
    EventRule(.incidentUnflagged, .removesFlags, .incident, [.required("flags", .paths)]),
    EventRule(
      .incidentCrimed, .closes, .incident, [.required("crime", .text), .optional("reason", .anyText)]),
    EventRule(.incidentCancelled, .closes, .incident, [.optional("reason", .anyText)]),
  ]
}
