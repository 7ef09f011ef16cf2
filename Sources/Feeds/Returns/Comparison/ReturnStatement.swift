internal import Events
internal import Ledger

/// A statement under way: its rows as mapped, and what of them is refused.
struct ReturnStatement {
  let feed: FeedFile
  let options: ReturnOptions
  var rows: [StatementRow] = []
  /// The rows that are refused, and the names of the records that they would state; nil where a row names none.
  var refusals: [(refusal: Refusal, place: RowPlace)] = []
  var refusedNames: Set<StatementRow.Name> = []
  var refusedMonths: Set<Month> = []
  /// Whether a row was refused whose record is not known, or whose month is not.
  var hasNamelessRefusal = false
  var hasMonthlessRefusal = false
  var counts = ReturnCounts()

  init(_ feed: FeedFile, options: ReturnOptions) { (self.feed, self.options) = (feed, options) }

  /// Refuses a row that was mapped.
  mutating func refuse(_ row: StatementRow, field: Refusal.Place, value: String, _ mistake: ReturnMistake) {
    let refusal = Refusal(
      file: row.place.file, line: row.place.line ?? row.place.row, field, value: value, mistake)
    refusals.append((refusal, row.place))
    refusedNames.insert(row.name)
    refusedMonths.insert(row.month)
  }

  /// Takes the rows out that a condition refuses.
  mutating func refuseRows(
    _ field: String, where refused: (StatementRow) throws -> (value: String, mistake: ReturnMistake)?
  ) rethrows {
    var kept: [StatementRow] = []
    var faulty: [(StatementRow, String, ReturnMistake)] = []
    for row in rows {
      if let fault = try refused(row) {
        faulty.append((row, fault.value, fault.mistake))
      } else {
        kept.append(row)
      }
    }
    rows = kept
    for (row, value, mistake) in faulty { refuse(row, field: .field(field), value: value, mistake) }
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
          row, field: .field("key"), value: row.keyText,
          .unlike(row: place?.row ?? 0, file: place.flatMap { $0.file == row.place.file ? nil : $0.file }))
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
