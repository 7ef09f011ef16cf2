internal import Events

/// What a row of a sheet probably is, by the words of its headings and of the file's and the sheet's names.
struct DraftKind {
  /// Nil where nothing tells.
  let row: FeedFile.Row?
  /// How much tells that the sheet is one to draft for: the signs of the kind, and the fields that are found.
  let score: Int

  private static let signs: [(row: FeedFile.Row, words: [String])] = [
    (.record(.marac), ["marac", "dash", "perpetrator", "perp", "risk", "high risk", "victim", "conference"]),
    (.record(.referral), ["referral", "referrals", "referred", "service", "accepted", "client"]),
    (.record(.answer), ["survey", "respondent", "weight", "question", "answer", "fieldwork", "interview"]),
    (.record(.admission), ["admission", "admissions", "admitted", "icd", "icd10", "diagnosis", "hospital", "cause"]),
    (
      .record(.disposal),
      ["disposal", "disposals", "fte", "first time", "entrant", "entrants", "yot", "yos", "youth", "caution"]
    ),
    (.record(.crime), ["crime", "crimes", "offence", "offences", "crime number"]),
    (
      .record(.incident),
      [
        "asb", "incident", "incidents", "anti social", "antisocial", "hate", "nuisance", "reported", "complaint",
        "complaints", "case type", "category",
      ]
    ),
    (.record(.member), ["cohort", "joined", "caseload"]),
    (.record(.reoffence), ["reoffence", "reoffences", "reoffending", "proven"]),
    (
      .statistic,
      ["indicator", "value", "numerator", "denominator", "publisher", "lower ci", "upper ci", "period", "time period"]
    ),
  ]

  /// - Parameter names: of the file and the sheet.
  init(_ columns: [DraftColumn], names: [String]) {
    let named = names.map { DraftColumn($0, []) }
    let questions = min(columns.count { DraftFields.isAnswer($0) }, 4)
    var best: (row: FeedFile.Row, count: Int)?
    for (row, words) in DraftKind.signs {
      let count =
        columns.count { $0.says(words) } + (named.contains { $0.says(words) } ? 2 : 0)
        + (row == .record(.answer) ? questions : 0)
      if count > best?.count ?? 0 { best = (row, count) }
    }
    row = best?.row
    score = best.map { $0.count + DraftFields.columns($0.row, among: columns).count } ?? 0
  }
}
