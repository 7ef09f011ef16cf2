/// Hospital admissions. The counting date is the date admitted.
extension EventRule {
  static let admission: [EventRule] = [
    EventRule(
      .admissionRecorded, .opens, .admission,
      [.required("cause", .cause), .required("date", .date), .required("area", .area), .optional("age", age)]),
    EventRule(.admissionWithdrawn, .closes, .admission, [.optional("reason", .anyText)]),
  ]

  /// An age in completed years.
  static let age = ValueRule.whole(0...150)
}
