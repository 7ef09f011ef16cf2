/// What a feed has delivered: a missing month is never a zero.
extension EventRule {
  static let coverage: [EventRule] = [
    EventRule(
      .coverageDeclared, .states, .coverage,
      [
        .required("feed", .text), .required("area", .area), .required("start", .date),
        .required("end", .date),
      ]
        + [.required("status", .word(["complete", "partial", "missing"]))]
        + [.optional("expected", .count), .optional("received", .count)])
  ]
}
