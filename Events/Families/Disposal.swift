/// Substantive outcomes given to young people. The counting date is the date given.
extension EventRule {
  static let disposal: [EventRule] = [
    EventRule(
      .disposalGiven, .opens, .disposal,
      [.required("date", .date), .required("area", .area), .required("age", age), .required("first", .flag)]
        + [.optional("outcome", .text)]),
    EventRule(.disposalWithdrawn, .closes, .disposal, [.optional("reason", .anyText)]),
  ]
}
