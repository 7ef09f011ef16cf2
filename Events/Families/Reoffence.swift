/// Proven reoffences. Without an area a reoffence counts only as a follower.
extension EventRule {
  static let reoffence: [EventRule] = [
    EventRule(
      .reoffenceProven, .opens, .reoffence,
      [.required("party", .text), .required("date", .date), .optional("offence", .path)]
        + [.optional("area", .area)]),
    EventRule(.reoffenceWithdrawn, .closes, .reoffence, [.optional("reason", .anyText)]),
  ]
}
