/// Members of a cohort whose reoffending is followed. The counting date is the date of entry.
extension EventRule {
  static let cohort: [EventRule] = [
    EventRule(
      .cohortJoined, .opens, .member,
      [.required("cohort", .path), .required("party", .text), .required("date", .date)]
        + [.required("area", .area), .optional("age", age), .optional("flags", .paths)]),
    EventRule(.cohortLeft, .closes, .member, [.optional("reason", .anyText)]),
  ]
}
