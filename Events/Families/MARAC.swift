/// Cases heard by a multi-agency risk assessment conference. The counting date is the date of the meeting;
/// the facts that a definition of a repeat needs are kept, never a stored flag (SafeLives).
extension EventRule {
  static let marac: [EventRule] = [
    EventRule(
      .maracHeard, .opens, .marac,
      [.required("party", .text), .required("date", .date), .required("area", .area)]
        + [.required("contact", .words(contacts)), .required("risk", .word(risks))]),
    EventRule(
      .maracCorrected, .replaces, .marac,
      [.optional("party", .text), .optional("date", .date), .optional("area", .area)]
        + [.optional("contact", .words(contacts)), .optional("risk", .word(risks))]),
    EventRule(.maracWithdrawn, .closes, .marac, [.optional("reason", .anyText)]),
  ]

  private static let contacts = ["violence", "threat", "stalking", "sexual", "harassment", "other"]

  /// The levels of risk, ascending.
  package static let risks = ["standard", "medium", "high"]
}
