internal import Events
internal import Ledger

/// A statement under way: its rows as mapped, and what of them is refused.
struct ReturnStatement {
  let feed: FeedFile
  let options: ReturnOptions
  var rows: [StatementRow] = []
  /// For each file the headings of the columns that fields are read from, and of the key.
  var headings: [[String: String]] = []
  /// What is refused, in the order in which it was found.
  private(set) var refusals: [Refusal] = []
  /// The same by the row that it is about.
  private(set) var refusedRows: [StatedPlace: [Refusal]] = [:]
  /// The keys of the records that refused rows would state, and how many refused rows have none or say nothing of it.
  private(set) var refusedKeys: Set<String> = []
  private(set) var keylessRefusalCount = 0
  /// How many refused rows lie in each month.
  private(set) var refusedMonths: [Month: Int] = [:]
  /// Whether a whole file was refused, and of how many refused rows the month is not known.
  private(set) var hasRefusedFile = false
  private(set) var monthlessRefusalCount = 0
  /// How many rows of each month were not taken after all.
  private(set) var notTaken: [Month: Int] = [:]
  /// The names of the rows of erased parties, which are passed over: how many have it.
  private(set) var erasedNames: [StatementRow.Name: Int] = [:]
  /// The keys of the rows of a survey that answer nothing.
  private(set) var unansweredKeys: Set<String> = []
  /// The months of rows that state no record: of erased parties, and of respondents without an answer.
  private var otherMonths: Set<Month> = []
  /// The questions of a survey of which the statement has no column: their answers stay as they are held.
  var heldQuestions: Set<String> = []
  /// Whether the return is refused as a whole, however much of it is good.
  private(set) var isStopped = false
  var counts = ReturnCounts()
  /// How many of the records that it states another source has opened, and how many of these are told as if they were new.
  var othersCount = 0
  var concealedCount = 0

  init(_ feed: FeedFile, options: ReturnOptions) { (self.feed, self.options) = (feed, options) }

  // MARK: Refusing

  /// Refuses the statement as a whole.
  mutating func stop(_ refusal: Refusal) {
    refusals.append(refusal)
    isStopped = true
  }

  /// Refuses a file, whatever its rows would have said.
  mutating func refuse(file refusal: Refusal) {
    refusals.append(refusal)
    hasRefusedFile = true
    monthlessRefusalCount += 1
  }

  /// Refuses a row that could not be mapped.
  /// - Parameter name: nil where it is not known what record it would state. Only a key is kept: without one a mended row
  ///   has another name.
  mutating func refuse(_ refusal: Refusal, at place: StatedPlace, name: StatementRow.Name?, month: Month?) {
    // Of a survey a row stands for several records, and is told once.
    guard !(refusedRows[place] ?? []).contains(refusal) else { return }
    refusals.append(refusal)
    let isFirst = refusedRows[place] == nil
    refusedRows[place, default: []].append(refusal)
    if let key = name.flatMap(rowKey) { refusedKeys.insert(key) } else if isFirst { keylessRefusalCount += 1 }
    guard isFirst else { return }
    if let month { refusedMonths[month, default: 0] += 1 } else { monthlessRefusalCount += 1 }
  }

  /// The key of the row that a name comes from: of a survey the question that stands behind it is none of the row's.
  func rowKey(_ name: StatementRow.Name) -> String? {
    guard case .key(let path) = name, !feed.key.isEmpty else { return nil }
    return path.split(separator: "/", omittingEmptySubsequences: false).prefix(feed.key.count).joined(separator: "/")
  }

  /// The same, with all that is wrong with it.
  mutating func refuse(_ row: RefusedRow, _ place: StatedPlace, name: StatementRow.Name?) {
    refuse(row.refusal, at: place, name: name, month: row.date?.start.month)
  }

  /// Refuses a row that was mapped.
  /// - Parameter field: `date`, `area` or `key`, which the message names by its column.
  mutating func refuse(_ row: StatementRow, _ field: String, value: String, _ mistake: StatementMistake) {
    let column = row.place.fileNumber < headings.count ? headings[row.place.fileNumber][field] : nil
    refuse(
      row.place.refusal(column ?? field, value: value, mistake), at: row.place, name: row.name, month: row.month)
  }

  /// Takes the rows out that a condition refuses.
  mutating func refuseRows(
    _ field: String, where refused: (StatementRow) throws -> (value: String, mistake: StatementMistake)?
  ) rethrows {
    var keptCount = 0
    for index in rows.indices {
      if let fault = try refused(rows[index]) {
        refuse(rows[index], field, value: fault.value, fault.mistake)
      } else {
        if keptCount != index { rows[keptCount] = rows[index] }
        keptCount += 1
      }
    }
    rows.removeLast(rows.count - keptCount)
  }

  /// Passes a row of an erased party over.
  /// - Parameters:
  ///   - names: of the records that it would state; none where they are not known.
  ///   - month: nil where it is not known.
  mutating func passOverErased(_ names: [StatementRow.Name], month: Month?) {
    counts.erased += 1
    if let month { otherMonths.insert(month) }
    for name in names { erasedNames[name, default: 0] += 1 }
  }

  /// Notes a row of a survey that answers nothing.
  mutating func noteUnanswered(_ key: String?, month: Month?) {
    if let month { otherMonths.insert(month) }
    if let key { unansweredKeys.insert(key) }
  }

  /// Notes that a row was refused when it was to be appended.
  mutating func noteNotTaken(_ month: Month?) {
    if let month { notTaken[month, default: 0] += 1 }
  }

  /// The months that hold a row, those that state no record and those that were refused with them.
  var months: Set<Month> { otherMonths.union(rows.lazy.compactMap(\.month)).union(refusedMonths.keys) }

  /// How many rows of each month are refused or state a record.
  var rowCounts: [Month: Int] {
    var counts = refusedMonths
    for row in rows { if let month = row.month { counts[month, default: 0] += 1 } }
    return counts
  }

  /// Of refused rows outside the statement's months the month is not known: it may well be mistyped.
  mutating func forgetRefused(in months: Set<Month>) {
    for month in months { monthlessRefusalCount += refusedMonths.removeValue(forKey: month) ?? 0 }
  }

  // MARK: Rows of one key

  /// Keeps one row of those that say the same under one key; where they say different things all are refused.
  mutating func joinAlike() {
    guard !feed.key.isEmpty else { return }
    var first: [StatementRow.Name: Int] = [:]
    first.reserveCapacity(rows.count)
    // The places of the first two rows that differ under one key.
    var unlike: [StatementRow.Name: (first: StatedPlace, other: StatedPlace)] = [:]
    var isRepeated = [Bool](repeating: false, count: rows.count)
    for index in rows.indices {
      guard let other = first[rows[index].name] else {
        first[rows[index].name] = index
        continue
      }
      isRepeated[index] = true
      if rows[other].data != rows[index].data || rows[other].asHeld != rows[index].asHeld,
        unlike[rows[index].name] == nil
      {
        unlike[rows[index].name] = (rows[other].place, rows[index].place)
      }
    }
    if !unlike.isEmpty {
      refuseRows("key") { row in
        guard let places = unlike[row.name] else { return nil }
        let other = (places.first == row.place ? places.other : places.first).row
        return (row.keyText, .unlike(row: other.row, file: other.file == row.place.row.file ? nil : other.file))
      }
      return joinAlike()
    }
    guard isRepeated.contains(true) else { return }
    counts.alike += isRepeated.count { $0 }
    rows = rows.indices.filter { !isRepeated[$0] }.map { rows[$0] }
  }
}
