/// Answers to survey questions. The counting date is the date of fieldwork; an answer counts with its weight.
extension EventRule {
  static let survey: [EventRule] = [
    EventRule(
      .surveyAnswered, .opens, .answer,
      [.required("survey", .text), .required("question", .text), .required("answer", .scalar)]
        + [.required("date", .date), .required("area", .area)]
        + [.optional("weight", .number(ExactDecimal(0)...ExactDecimal(1_000_000_000)))]),
    EventRule(.surveyWithdrawn, .closes, .answer, [.optional("reason", .anyText)]),
  ]
}
