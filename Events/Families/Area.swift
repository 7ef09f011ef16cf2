/// Areas and their populations; the subject is the area.
extension EventRule {
  static let area: [EventRule] = [
    EventRule(
      .areaAssigned, .states, .area,
      [.required("name", .text), .required("level", .text), .optional("parent", .areaOrNull)]
        + [.optional("geography", .path), .optional("provisional", .flag)]
        + [.optional("start", .dateOrNull), .optional("end", .dateOrNull)]),
    EventRule(
      .populationEstimated, .states, .area,
      [.required("year", .whole(1000...9999)), .required("persons", .count), .optional("of", .path)]),
  ]
}
