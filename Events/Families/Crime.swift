/// Recorded crime. The counting date is the date recorded (Home Office Counting Rules, General Rule A).
extension EventRule {
  static let crime: [EventRule] = [
    EventRule(
      .crimeRecorded, .opens, .crime,
      [.required("offence", .path), .required("date", .date), .required("area", .area)]
        + [.optional("occurred", .date), .optional("flags", .paths), .optional("outcome", .text)]
        + [.optional("party", .text)] + place),
    EventRule(
      .crimeReclassified, .replaces, .crime, [.required("offence", .path), .optional("reason", .anyText)]),
    EventRule(.crimeRedated, .replaces, .crime, [.required("date", .date)]),
    EventRule(.crimeRelocated, .replacesAll, .crime, [.required("area", .area)] + place),
    EventRule(.crimeFlagged, .addsFlags, .crime, [.required("flags", .paths)]),
    EventRule(.crimeUnflagged, .removesFlags, .crime, [.required("flags", .paths)]),
    EventRule(
      .crimeResolved, .replaces, .crime, [.required("outcome", .text), .optional("resolved", .date)]),
    EventRule(.crimeCancelled, .closes, .crime, [.optional("reason", .anyText)]),
    EventRule(.crimeTransferred, .closes, .crime, [.required("to", .text)]),
  ]

  /// Where it happened, beside the area: a place name and degrees (WGS 84).
  static let place: [FieldRule] = [
    .optional("location", .text),
    .optional("longitude", .number(ExactDecimal(-180)...ExactDecimal(180))),
    .optional("latitude", .number(ExactDecimal(-90)...ExactDecimal(90))),
  ]
}
