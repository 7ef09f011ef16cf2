/// What the Board was shown; the subject is the indicator.
extension EventRule {
  static let publication: [EventRule] = [
    EventRule(
      .figurePublished, .states, .indicator,
      [.required("report", .text), .required("area", .area), .required("period", .period)]
        + [.required("value", .numberOrNull), .required("display", .text), .required("knownAt", .knownAt)]
        + [.required("versions", .wholes(1...1_000_000_000))]
        // What corrects a figure that was published before, or withdraws it.
        + [.optional("corrects", .text), .optional("scheduled", .flag), .optional("withdrawn", .flag)]
        + [.optional("reason", .text)])
  ]
}
