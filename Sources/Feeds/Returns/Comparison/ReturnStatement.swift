internal import Events
internal import Ledger

/// A statement under way: its rows as mapped, and what of them is refused.
struct ReturnStatement {
  let feed: FeedFile
  let options: ReturnOptions
  var rows: [StatementRow] = []
  /// What is refused, and the names of the records that refused rows would state.
  var refusals: [Refusal] = []
  var refusedNames: Set<StatementRow.Name> = []
  /// Where they stand, and how many of them lie in each month.
  var refusedPlaces: [StatedPlace] = []
  var refusedMonths: [Month: Int] = [:]
  /// Whether a row was refused whose record is not known, or whose month is not.
  var hasNamelessRefusal = false
  var hasMonthlessRefusal = false
  /// The questions of a survey of which the statement has no column: their answers stay as they are held.
  var heldQuestions: Set<String> = []
  /// Whether the return is refused as a whole, however much of it is good.
  var isStopped = false
  var counts = ReturnCounts()
  /// How many of the records that it states another source has opened, and how many of these are told as if they were new.
  var othersCount = 0
  var concealedCount = 0

  init(_ feed: FeedFile, options: ReturnOptions) { (self.feed, self.options) = (feed, options) }

  /// Refuses a row that was mapped.
  mutating func refuse(_ row: StatementRow, _ field: String, value: String, _ mistake: StatementMistake) {
    refusals.append(row.place.refusal(field, value: value, mistake))
    refusedPlaces.append(row.place)
    refusedNames.insert(row.name)
    if let month = row.month { refusedMonths[month, default: 0] += 1 } else { hasMonthlessRefusal = true }
  }

  /// Takes the rows out that a condition refuses.
  mutating func refuseRows(
    _ field: String, where refused: (StatementRow) throws -> (value: String, mistake: StatementMistake)?
  ) rethrows {
    var kept: [StatementRow] = []
    var faulty: [(StatementRow, String, StatementMistake)] = []
    for row in rows {
      if let fault = try refused(row) {
        faulty.append((row, fault.value, fault.mistake))
      } else {
        kept.append(row)
      }
    }
    rows = kept
    for (row, value, mistake) in faulty { refuse(row, field, value: value, mistake) }
  }

  /// Keeps one row of those that say the same under one key; where they say different things all are refused.
  mutating func joinAlike() {
    guard !feed.key.isEmpty else { return }
    var first: [StatementRow.Name: Int] = [:]
    var unlike: Set<StatementRow.Name> = []
    for (index, row) in rows.enumerated() {
      guard let other = first[row.name] else {
        first[row.name] = index
        continue
      }
      if rows[other].content != row.content || rows[other].asHeld != row.asHeld { unlike.insert(row.name) }
    }
    var kept: [StatementRow] = []
    let all = rows
    for (index, row) in all.enumerated() {
      guard let position = first[row.name] else { continue }
      if unlike.contains(row.name) {
        let other = position == index ? all.firstIndex { $0.name == row.name && $0.place != row.place } : position
        let place = other.map { all[$0].place }
        refuse(
          row, "key", value: row.keyText,
          .unlike(
            row: place?.row.row ?? 0, file: place.flatMap { $0.row.file == row.place.row.file ? nil : $0.row.file }))
      } else if position == index {
        kept.append(row)
      } else {
        counts.alike += 1
      }
    }
    rows = kept
  }
}

extension StatementRow {
  /// The key as it is shown.
  var keyText: String {
    switch name {
    case .key(let key): key
    case .hash: ""
    }
  }
}
