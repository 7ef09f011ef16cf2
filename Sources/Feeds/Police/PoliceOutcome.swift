internal import Events

/// The order of outcomes of one crime in one month, of which the last holds.
///
/// An outcomes file has no days, and the order of its rows says nothing. So what lies further on a case's way is the later
/// one: nothing decided, ended without a court, before a court, ended by a court; and of two that lie equally far, the one
/// whose text comes later by its bytes. Texts that are not known have ended without a court.
enum PoliceOutcome {
  private enum Stage: Int {
    case undecided, endedWithoutCourt, beforeCourt, endedByCourt
  }

  private static let stages: [Stage: [ExactText]] = [
    .undecided: ["Status update unavailable", "Under investigation"],
    .beforeCourt: [
      "Awaiting court outcome", "Court result unavailable", "Defendant sent to Crown Court", "Suspect charged",
      "Suspect charged as part of another case",
    ],
    .endedByCourt: [
      "Court case unable to proceed", "Defendant found not guilty", "Offender deprived of property", "Offender fined",
      "Offender given absolute discharge", "Offender given community sentence", "Offender given conditional discharge",
      "Offender given suspended prison sentence", "Offender ordered to pay compensation",
      "Offender otherwise dealt with", "Offender sent to prison",
    ],
  ]

  private static let stageByText = Dictionary(
    uniqueKeysWithValues: stages.flatMap { stage, texts in texts.map { ($0, stage) } })

  /// Whether an outcome comes before another one of the same crime and month.
  static func isBefore(_ left: ExactText, _ right: ExactText) -> Bool {
    let (one, other) = (stage(of: left), stage(of: right))
    return one == other ? left < right : one < other
  }

  private static func stage(of outcome: ExactText) -> Int { (stageByText[outcome] ?? .endedWithoutCourt).rawValue }
}
