/// Annotations: inspections, recording practice, anything that a reader of a figure has to know.
extension EventRule {
  static let practice: [EventRule] = [
    EventRule(
      .practiceNoted, .states, .practice,
      [.required("effective", .date), .required("text", .text)]
        + [.optional("indicators", .paths), .optional("areas", .areas)])
  ]
}
