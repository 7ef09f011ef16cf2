/// Referrals to a service. The counting date is the date received.
extension EventRule {
  static let referral: [EventRule] = [
    EventRule(
      .referralReceived, .opens, .referral,
      [.required("service", .path), .required("party", .text), .required("date", .date)]
        + [.required("area", .area), .required("status", .word(statuses))]),
    EventRule(.referralDecided, .replaces, .referral, [.required("status", .word(statuses))]),
    EventRule(.referralWithdrawn, .closes, .referral, [.optional("reason", .anyText)]),
  ]

  private static let statuses = ["awaiting", "accepted", "declined"]
}
