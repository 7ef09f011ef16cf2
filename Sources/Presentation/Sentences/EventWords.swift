package import Events

/// What an event says, in words.
package enum EventWords {
  /// What happened.
  package static func title(_ type: EventType) -> String {
    switch type {
    case .crimeRecorded: "A crime was recorded"
    case .crimeReclassified: "The crime was reclassified"
    case .crimeRedated: "The crime was given another date"
    case .crimeRelocated: "The crime was given another place"
    case .crimeFlagged: "The crime was flagged"
    case .crimeUnflagged: "Flags were taken off the crime"
    case .crimeResolved: "The crime had an outcome"
    case .crimeCancelled: "The crime was cancelled"
    case .crimeTransferred: "The crime was transferred to another force"
    case .incidentReported: "An incident was reported"
    case .incidentRequalified: "The incident was given another category"
    case .incidentRedated: "The incident was given another date"
    case .incidentRelocated: "The incident was given another place"
    case .incidentFlagged: "The incident was flagged"
    case .incidentUnflagged: "Flags were taken off the incident"
    case .incidentCrimed: "The incident became a crime"
    case .incidentCancelled: "The incident was cancelled"
    case .maracHeard: "A case was heard at a MARAC"
    case .maracCorrected: "The case was corrected"
    case .maracWithdrawn: "The case was withdrawn"
    case .referralReceived: "A referral was received"
    case .referralDecided: "The referral was decided"
    case .referralWithdrawn: "The referral was withdrawn"
    case .surveyAnswered: "A question of a survey was answered"
    case .surveyWithdrawn: "The answer was withdrawn"
    case .admissionRecorded: "An admission to hospital was recorded"
    case .admissionWithdrawn: "The admission was withdrawn"
    case .disposalGiven: "A disposal was given"
    case .disposalWithdrawn: "The disposal was withdrawn"
    case .cohortJoined: "Somebody joined a cohort"
    case .cohortLeft: "The member left the cohort"
    case .reoffenceProven: "A reoffence was proven"
    case .reoffenceWithdrawn: "The reoffence was withdrawn"
    case .populationEstimated: "A population was estimated"
    case .statisticPublished: "A statistic was published"
    case .areaAssigned: "An area was given its place"
    case .definitionAdopted: "A version of a definition was adopted"
    case .practiceNoted: "A change of practice was noted"
    case .coverageDeclared: "It was declared what a return covers"
    case .figurePublished: "A figure was published"
    case .partyErased: "A party was erased"
    case .feedAdopted: "A version of a feed file was adopted"
    }
  }

  /// What people call a member of an event's data: the name with spaces, and where it is said what an end means.
  package static func name(_ member: String) -> String {
    switch member {
    case "end": return "End (not included)"
    case "knownAt": return "Known at"
    case "of": return "Of"
    default:
      let plain = member.replacing("-", with: " ").replacing("_", with: " ")
      return plain.prefix(1).uppercased() + plain.dropFirst()
    }
  }

  /// A text of an event: a date as people write it, a word with spaces.
  /// - Parameter member: what it is the value of.
  package static func text(_ text: String, of member: String) -> String {
    switch member {
    case "date", "occurred", "resolved", "effective", "start", "end":
      return CivilDate(text).map { text.utf8.count == 7 ? PeriodFormat.month($0.month) : PeriodFormat.date($0) } ?? text
    case "offence", "category", "kind", "contact", "risk", "service", "status", "cause", "cohort", "flags", "level":
      return RecordWords.plain(text)
    default: return text
    }
  }
}
