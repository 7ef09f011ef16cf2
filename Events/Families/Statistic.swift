/// Statistics that the partnership only ever receives; the subject is the indicator.
extension EventRule {
  static let statistic: [EventRule] = [
    EventRule(
      .statisticPublished, .states, .indicator,
      [.required("area", .area), .required("start", .date), .required("end", .date)]
        + [.required("value", .number(nil)), .required("publisher", .text)]
        + [.optional("numerator", .number(nil)), .optional("denominator", .number(nil))]
        + [.optional("lower", .number(nil)), .optional("upper", .number(nil))])
  ]
}
