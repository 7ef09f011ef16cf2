internal import Events

/// What a row of a sheet probably is, by the words of its headings and of the file's name.
enum DraftKind {
  private static let signs: [(row: FeedFile.Row, words: [String])] = [
    (.record(.marac), ["marac", "dash", "perpetrator", "risk", "high risk", "victim"]),
    (.record(.referral), ["referral", "referrals", "referred", "service", "accepted", "client"]),
    (.record(.answer), ["survey", "respondent", "weight", "question", "answer", "fieldwork", "interview"]),
    (.record(.admission), ["admission", "admissions", "admitted", "icd", "icd10", "diagnosis", "hospital", "cause"]),
    (.record(.disposal), ["disposal", "fte", "first time", "entrant", "entrants", "yot", "youth", "caution"]),
    (.record(.crime), ["crime", "crimes", "offence", "offences", "crime number"]),
    (.record(.incident), ["asb", "incident", "incidents", "anti social", "antisocial", "hate", "nuisance"]),
    (.record(.member), ["cohort", "joined", "caseload"]),
    (.record(.reoffence), ["reoffence", "reoffences", "reoffending", "proven"]),
    (.statistic, ["indicator", "value", "numerator", "denominator", "publisher", "lower ci", "upper ci", "period"]),
  ]

  /// The row with most signs; nil where there is none, or two have as many.
  static func guess(_ columns: [DraftColumn], name: String) -> FeedFile.Row? {
    let named = DraftColumn(name, [])
    let counts = signs.map { sign in
      (sign.row, count: columns.count { $0.says(sign.words) } + (named.says(sign.words) ? 2 : 0))
    }.sorted { $0.count > $1.count }
    guard counts[0].count > 0, counts[0].count > counts[1].count else { return nil }
    return counts[0].0
  }
}
