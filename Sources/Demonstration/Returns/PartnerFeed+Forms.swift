internal import Events
internal import Spreadsheets

/// The partners that send spreadsheets.
extension PartnerFeed {
  /// The log of the conferences' coordinator, an Office workbook. One log is kept for the whole force's area.
  static func marac(_ feed: StoredFeed) -> PartnerFeed {
    let agencies = ["Police", "IDVA", "Children's Services", "Health", "Housing"]
    return PartnerFeed(
      feed,
      Form(
        example: "marac",
        replacements: [("marac/leicestershire", feed.source), (Places.county, Places.force)],
        kind: .marac, form: .xlsx,
        headings: [
          "MARAC ref", "Meeting date", "Victim ID", "Perpetrator ID", "District", "Reason for referral", "DASH score",
          "Referring agency", "Children", "Status",
        ],
        row: { record in
          // The pair is known by two numbers of the partner's own.
          let pair = record.text("party").split(separator: "-").last ?? ""
          return [
            .text("M-\(sixDigits(record.number))"), .date(record.date), .text("V-\(pair)"), .text("P-\(pair)"),
            .text(Places.name(of: record.text("area"))),
            .text(record.texts("contact").map(reason).joined(separator: "; ")),
            .whole(score(record)), .text(agencies[record.number % agencies.count]), .whole(record.number % 4),
            .text("Heard"),
          ]
        }))
  }

  private static func reason(_ contact: String) -> String {
    let words = [
      "violence": "Violence", "threat": "Threats", "stalking": "Stalking", "sexual": "Sexual",
      "harassment": "Harassment", "other": "Financial control",
    ]
    guard let word = words[contact] else { preconditionFailure("the feed file has a code for \(contact)") }
    return word
  }

  /// A score of the checklist (DASH) that is of the risk.
  private static func score(_ record: ReturnedRecord) -> Int {
    switch record.text("risk") {
    case "high": 14 + record.number % 8
    case "medium": 10 + record.number % 4
    default: 4 + record.number % 6
    }
  }

  /// The outcomes given to young people, an OpenDocument spreadsheet: all of them from the beginning to the quarter sent.
  static func youth(_ feed: StoredFeed) -> PartnerFeed {
    let outcomes = ["youth caution": "YC", "youth conditional caution": "YCC", "referral order": "RO"]
    return PartnerFeed(
      feed,
      Form(
        example: "first-time-entrants",
        replacements: [("youth-offending-service/leicestershire", feed.source)],
        kind: .disposal, form: .ods,
        headings: [
          "Case ID", "Outcome date", "Home district", "Age at outcome", "First-time entrant", "Substantive outcome",
          "YOS worker",
        ],
        row: { record in
          [
            .text("Y-\(sixDigits(record.number))"), .date(record.date), .text(Places.name(of: record.text("area"))),
            .whole(record.whole("age")), .text(record.flag("first") ? "Y" : "N"),
            .text(outcomes[record.text("outcome")] ?? ""), .text("W\(record.number % 7)"),
          ]
        }, statedFrom: Month(year: 2014, month: 4)))
  }
}
