internal import Events
internal import Ledger

/// Appends what a statement of records changes of what the ledger holds: one batch, under one lock.
struct ReturnRecords {
  let feed: FeedFile
  let kind: RecordKind
  let options: ReturnOptions
  /// The SHA-256 of each file of the statement, and of the statement.
  let fileHashes: [String]
  let statementHash: String
  /// The day on which the append is recorded.
  let today: CivilDate
  /// Where the records of some months stand.
  var dated: DatedEvents?

  /// The most bytes of a subject that the ledger keeps as it is.
  private static let maximumSubjectByteCount = 400

  func append(
    _ statement: inout ReturnStatement, to batch: inout Batch, _ watch: EventWatch, _ progress: (_ done: Int) -> Void
  ) throws {
    if statement.rows.isEmpty, statement.refusals.isEmpty, statement.months.isEmpty, statement.counts.leftOut == 0,
      options.months == nil, !options.amends
    {
      throw Refusal(.whole, StatementMistake.noRows)
    }
    let facts = NumberedFacts(feed: feed, statement: statementHash)
    refuseLongKeys(&statement)
    try keepInArea(&statement, &batch)
    statement.joinAlike()
    let scope = try keepInScope(&statement)
    try place(&statement, facts, &batch)
    let differences = try compare(statement, scope, &batch, progress)
    statement.counts.unchanged += differences.unchanged
    statement.counts.closedElsewhere += differences.closedElsewhere
    statement.othersCount += differences.othersCount
    do {
      try check(differences, statement, batch)
    } catch let refusal as Refusal {
      // The counts show what it is that is refused.
      for change in differences.changes { statement.counts.note(change) }
      throw refusal
    }
    for (index, change) in differences.changes.enumerated() {
      try append(change, &statement, to: &batch, watch)
      if index % 4096 == 4095 { progress(index + 1) }
    }
    try declare(scope, differences, &statement, facts, &batch)
  }

  // MARK: What belongs to the statement

  private func refuseLongKeys(_ statement: inout ReturnStatement) {
    let maximum = ReturnRecords.maximumSubjectByteCount - feed.source.utf8.count - 1
    statement.refuseRows("key") { row in
      guard case .key(let key) = row.name, key.utf8.count > maximum else { return nil }
      return (row.keyText, .longKey(maximum: maximum))
    }
  }

  private func keepInArea(_ statement: inout ReturnStatement, _ batch: inout Batch) throws {
    guard let area = feed.statement.area else { return }
    var placing = ReturnPlacing(area: area)
    try statement.refuseRows("area") { row in
      guard let own = row.area, let mistake = try placing.mistake(of: own, in: &batch) else { return nil }
      return (row.areaText.isEmpty ? own : row.areaText, mistake)
    }
  }

  /// Places the areas of rows below that of the statement for now, where nothing places them.
  private func place(_ statement: inout ReturnStatement, _ facts: NumberedFacts, _ batch: inout Batch) throws {
    guard let area = feed.statement.area else { return }
    let placing = ReturnPlacing(area: area)
    for own in Set(statement.rows.lazy.compactMap(\.area)).sorted() {
      if try placing.place(own, by: facts, in: &batch) { statement.counts.placedAreas.append(own) }
    }
  }

  private func keepInScope(_ statement: inout ReturnStatement) throws(Refusal) -> ReturnScope {
    if options.months != nil, feed.statement.of == .none { throw Refusal(.parameter(.from), StatementMistake.noScope) }
    let scope = ReturnScope(
      feed.statement, rows: statement.months, rowCounts: statement.rowCounts, today: today, stated: options.months,
      monthsOfDates: feed.monthsOfDates)
    // Mended rows are of any months of the return that they were refused in.
    guard !options.amends else { return scope }
    statement.counts.emptyMonths = scope.empty
    guard !scope.outside.isEmpty, !feed.statement.addsOutside else { return scope }
    statement.refuseRows("date") { row in
      guard let month = row.month, scope.outside.contains(month) else { return nil }
      let mistake: StatementMistake =
        if let months = options.months {
          .outsideStated(first: months.lowerBound, last: months.upperBound)
        } else {
          .outside(first: scope.declared.first, last: scope.declared.last)
        }
      return (row.dateText.isEmpty ? row.content.text("date") ?? "" : row.dateText, mistake)
    }
    statement.forgetRefused(in: scope.outside)
    return scope
  }

  // MARK: Appending

  private func append(
    _ change: ReturnChange, _ statement: inout ReturnStatement, to batch: inout Batch, _ watch: EventWatch
  ) throws {
    let writer = ReturnEvents(feed: feed, kind: kind)
    let hash = change.place.map { fileHashes[$0.fileNumber] } ?? statementHash
    let events = writer.events(of: change).enumerated().map { index, event in
      writer.json(event.type, subject: change.subject, number: change.number + index, event.data, statement: hash)
    }
    var current: [UInt8] = []
    do {
      // A change of several events is made whole or not at all.
      if events.count > 1 {
        for event in events {
          current = event
          try ReturnRecords.check(event)
        }
      }
      for event in events {
        current = event
        try batch.add(event)
        if let place = change.place { watch.locate(place.refusal) }
      }
    } catch let refusal as Refusal {
      let told = try watch.everyFault(refusal, of: current)
      guard let place = change.place else { return statement.refuse(file: told) }
      let key = feed.key.isEmpty ? nil : String(change.subject.dropFirst(feed.source.count + 1))
      statement.refuse(place.refusal(told), at: place, name: key.map { .key($0) }, month: change.month)
      return statement.noteNotTaken(change.month)
    }
    statement.counts.note(change)
  }

  private static func check(_ event: [UInt8]) throws(Refusal) {
    var reader = EventReader()
    try reader.read(event[...])
    try reader.check()
  }

  private func declare(
    _ scope: ReturnScope, _ differences: ReturnDifferences, _ statement: inout ReturnStatement,
    _ facts: NumberedFacts, _ batch: inout Batch
  ) throws {
    guard let area = feed.statement.area, feed.statement.of != .none else { return }
    let coverage = try ReturnCoverage(feed, area: area, in: batch)
    if options.amends {
      let come = MendedRow.rows(of: statement, differences)
      return try ReturnAmendment(feed: feed, coverage: coverage, statement: statementHash).declare(
        come, by: facts, in: &batch)
    }
    if let first = scope.declared.first {
      statement.counts.lackingMonths = coverage.months.subtracting(scope.declared).filter { $0 >= first }.sorted()
    }
    var account = ReturnCoverage.Account(
      status: [:], received: [:], refused: statement.refusedMonths,
      refusedCount: statement.hasRefusedFile ? 0 : statement.refusedKeys.count + statement.keylessRefusalCount,
      refusedNames: statement.refusedKeys.map(ReturnCoverage.digest).sorted())
    for month in scope.declared {
      let lacksNone = statement.monthlessRefusalCount == 0 && statement.refusedMonths[month] == nil
      account.status[month] = lacksNone && month.end <= today ? .complete : .partial
      if month.end > today { account.running.insert(month) }
    }
    for case let month? in statement.rows.map(\.month) { account.received[month, default: 0] += 1 }
    for (month, count) in statement.notTaken { account.received[month, default: 0] -= count }
    try coverage.declare(
      account, onlyNew: !statement.counts.hasChanged, statement: statementHash, by: facts, in: &batch)
    // A refused row of an earlier return may have come with this one.
    guard coverage.lacksRows else { return }
    try ReturnAmendment(
      feed: feed, coverage: coverage, statement: statementHash, stated: Set(scope.declared), onlyNamed: true
    ).declare(MendedRow.rows(of: statement, differences), by: facts, in: &batch)
  }
}

extension ReturnCounts {
  /// Whether any record was changed.
  fileprivate var hasChanged: Bool { opened + changed + replaced + reopened + closed > 0 }

  mutating func note(_ change: ReturnChange) {
    switch change.kind {
    case .opened: opened += 1
    case .reopened: reopened += 1
    case .changed:
      changed += 1
      for correction in change.corrections { changedBy[correction.type, default: 0] += 1 }
    case .replaced: replaced += 1
    case .vanished: closed += 1
    }
    if change.moves { moved += 1 }
    if change.setsBack { setBack += 1 }
  }
}
