internal import Events

/// Which column has the date of a row: one whose values are nearly all dates, and of those the one whose heading says most
/// of what dates a row of the kind.
enum DraftDateColumn {
  private static let general = ["date", "day", "month", "when", "on", "period", "quarter", "year"]

  /// What dates a row of a kind, the likeliest first.
  private static func own(_ row: FeedFile.Row) -> [String] {
    switch row {
    case .record(.marac): ["heard", "meeting", "conference", "marac", "discussed", "panel"]
    case .record(.referral): ["received", "referral", "referred"]
    case .record(.incident): ["reported", "received", "logged", "opened", "report", "call", "recorded"]
    case .record(.crime): ["recorded", "reported", "created"]
    case .record(.answer): ["interview", "interviewed", "completed", "submitted", "fieldwork", "response"]
    case .record(.admission): ["admission", "admitted", "attended", "attendance"]
    case .record(.disposal): ["given", "disposal", "outcome", "sentence", "sentenced"]
    case .record(.member): ["joined", "start", "started", "cohort"]
    case .record(.reoffence): ["offence", "committed", "reoffence", "proven"]
    case .statistic: ["period", "quarter", "financial year", "year", "time"]
    }
  }

  /// What dates something else.
  private static let others = [
    "next", "review", "closed", "closure", "end", "ended", "updated", "modified", "changed", "due", "entered",
    "printed",
    "discharge", "discharged", "occurred", "committed", "resolved", "decision", "exit",
  ]

  /// How much a heading says of the date of a row.
  static func score(_ column: DraftColumn, _ row: FeedFile.Row) -> Int {
    let own = own(row)
    let isOther = column.says(others.filter { !own.contains($0) })
    let said = own.enumerated().reduce(0) { $0 + (column.says([$1.element]) ? max(4, 8 - $1.offset) : 0) }
    return said + (column.says(general) ? 3 : 0) - (isOther ? 16 : 0)
  }

  /// - Parameter free: the columns that are no other field's and name nobody.
  static func best(_ row: FeedFile.Row, among columns: [DraftColumn], _ free: [Int]) -> Int? {
    let scores = Dictionary(uniqueKeysWithValues: free.map { ($0, score(columns[$0], row)) })
    func first(_ candidates: [Int]) -> Int? {
      let most = candidates.compactMap { scores[$0] }.max()
      return candidates.first { scores[$0] == most }
    }
    let dated = free.filter { isDated(columns[$0], row, scores[$0] ?? 0) }
    if let best = first(dated) { return best }
    // What is called a date and holds none is told as such.
    let called = free.filter { index in
      (scores[index] ?? 0) > 0 && !columns[index].isNumeric
        && columns[index].says(general.filter { $0 != "on" } + ["heard", "received", "reported", "admitted"])
    }
    return first(called)
  }

  private static func isDated(_ column: DraftColumn, _ row: FeedFile.Row, _ score: Int) -> Bool {
    guard column.isOfDates else { return false }
    // Numbers may be anything, and days are no period.
    if column.dates.areSerial, score <= 0 { return false }
    return row != .statistic || column.dates.areOfPeriods
  }

  /// A column of dates whose heading has a word.
  static func column(saying word: String, among columns: [DraftColumn], _ free: [Int]) -> Int? {
    free.first { columns[$0].isOfDates && columns[$0].says([word]) }
  }
}
