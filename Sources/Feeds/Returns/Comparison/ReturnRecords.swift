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

  /// The most bytes of a subject that the ledger keeps as it is.
  private static let maximumSubjectByteCount = 400

  func append(
    _ statement: inout ReturnStatement, to batch: inout Batch, _ watch: EventWatch, _ progress: (_ done: Int) -> Void
  ) throws {
    if statement.rows.isEmpty, statement.refusals.isEmpty, options.months == nil, !options.amends {
      throw Refusal(.whole, StatementMistake.noRows)
    }
    let facts = NumberedFacts(feed: feed, statement: statementHash)
    statement.refuseRows("key") { row in
      let subject = feed.source + "/" + row.keyText
      return subject.utf8.count > ReturnRecords.maximumSubjectByteCount
        ? (row.keyText, .longKey(maximum: ReturnRecords.maximumSubjectByteCount - feed.source.utf8.count - 1)) : nil
    }
    try keepInArea(&statement, facts, &batch)
    statement.joinAlike()
    let scope = try keepInScope(&statement)
    var spared: Set<ExactText> = []
    let stated = try subjects(&statement, &spared, &batch)
    for name in statement.refusedNames {
      if case .key(let key) = name { spared.insert(ExactText(feed.source + "/" + key)) }
    }
    var comparison = ReturnComparison(
      feed, kind: kind, scope: scope, stated: stated, spared: spared,
      closesVanished: !options.amends && feed.statement.of != .none && !holdsVanishedBack(statement),
      heldQuestions: statement.heldQuestions)
    try comparison.compare(in: &batch)
    let result = comparison.result
    try check(result, statement)
    statement.counts.unchanged += result.unchanged
    statement.counts.closedElsewhere += result.closedElsewhere
    statement.othersCount += result.others
    let refusedBefore = statement.refusals.count
    for (index, change) in result.changes.enumerated() {
      try append(change, &statement, to: &batch, watch)
      if index % 4096 == 4095 { progress(index + 1) }
    }
    let hasChanged = !result.changes.isEmpty || statement.refusals.count > refusedBefore
    try declare(scope, &statement, hasChanged: hasChanged, opened: ReturnRecords.opened(result), facts, &batch)
  }

  /// How many records are opened that were never there, by month.
  private static func opened(_ result: ReturnDifferences) -> [Month: Int] {
    var counts: [Month: Int] = [:]
    for change in result.changes where change.kind == .opened {
      if let date = change.after.text("date").flatMap({ CivilDate($0) }) { counts[date.month, default: 0] += 1 }
    }
    return counts
  }

  /// A record may stand in a row that was refused before anything of it was known.
  private func holdsVanishedBack(_ statement: ReturnStatement) -> Bool {
    statement.hasNamelessRefusal || (feed.key.isEmpty && !statement.refusals.isEmpty)
  }

  // MARK: What belongs to the statement

  private func keepInArea(
    _ statement: inout ReturnStatement, _ facts: NumberedFacts, _ batch: inout Batch
  ) throws {
    guard let area = feed.statement.area else { return }
    var placing = ReturnPlacing(area: area)
    try statement.refuseRows("area") { row in
      guard let own = row.area, try !placing.takes(own, by: facts, in: &batch) else { return nil }
      return (own, .elsewhere(area: area))
    }
    statement.counts.placedAreas = placing.placed
  }

  private func keepInScope(_ statement: inout ReturnStatement) throws(Refusal) -> ReturnScope {
    if options.months != nil, feed.statement.of == .none { throw Refusal(.parameter(.from), StatementMistake.noScope) }
    let scope = ReturnScope(feed.statement, rows: Set(statement.rows.compactMap(\.month)), stated: options.months)
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
      return (row.content.text("date") ?? "", mistake)
    }
    return scope
  }

  /// The records that the rows state, by subject. Rows of erased parties are left out, and their records stay.
  private func subjects(
    _ statement: inout ReturnStatement, _ spared: inout Set<ExactText>, _ batch: inout Batch
  ) throws -> [ExactText: StatedRecord] {
    var stated: [ExactText: StatedRecord] = [:]
    var keyless: [String: [StatementRow]] = [:]
    var erased: [String: Bool] = [:]
    for row in statement.rows {
      var isErased = false
      if let party = row.party {
        if erased[party] == nil { erased[party] = try batch.isErased(party) }
        isErased = erased[party] == true
      }
      switch row.name {
      case .key(let key):
        let subject = feed.source + "/" + key
        if isErased {
          statement.counts.erased += 1
          spared.insert(ExactText(subject))
        } else {
          stated[ExactText(subject)] = ReturnRecords.record(row, subject)
        }
      case .hash(let hash):
        if isErased {
          statement.counts.erased += 1
        } else {
          keyless[hash, default: []].append(row)
        }
      }
    }
    for (hash, rows) in keyless {
      let subjects = try KeylessRows.subjects(hash, count: rows.count, feed, kind, in: &batch)
      for (row, subject) in zip(rows, subjects) { stated[ExactText(subject)] = ReturnRecords.record(row, subject) }
    }
    return stated
  }

  private static func record(_ row: StatementRow, _ subject: String) -> StatedRecord {
    StatedRecord(subject: subject, content: row.content, asHeld: row.asHeld, place: row.place)
  }

  // MARK: Guards

  private func check(_ result: ReturnDifferences, _ statement: ReturnStatement) throws(Refusal) {
    let unusual = result.unusual()
    if !options.acceptsRemovals, !unusual.removals.isEmpty {
      throw Refusal(
        .whole,
        StatementMistake.removals(
          unusual.removals.map {
            .init(month: $0, count: result.vanishedCounts[$0] ?? 0, of: result.heldCounts[$0] ?? 0)
          }))
    }
    if !options.acceptsChanges, let field = unusual.changes.first?.field {
      throw Refusal(
        .whole,
        StatementMistake.changes(
          field: field,
          unusual.changes.filter { $0.field == field }.map {
            .init(
              month: $0.month, count: result.fieldCounts[$0.month]?[field] ?? 0, of: result.heldCounts[$0.month] ?? 0)
          }))
    }
    if !options.acceptsNewKey, let held = result.heldKeyID, let mine = statedKeyID(statement), held != mine {
      throw Refusal(.field("party"), StatementMistake.newKey(held: held))
    }
  }

  /// The key of the statement's pseudonyms; nil where it has none.
  private func statedKeyID(_ statement: ReturnStatement) -> String? {
    statement.rows.lazy.compactMap { $0.party.flatMap(ReturnRecords.keyID) }.first
  }

  /// The key that a pseudonym says it is made under: eight hexadecimal digits before a colon.
  static func keyID(_ party: String) -> String? {
    let parts = party.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 8, parts[1].utf8.count == 32,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) } })
    else { return nil }
    return String(parts[0])
  }

  // MARK: Appending

  private func append(
    _ change: ReturnChange, _ statement: inout ReturnStatement, to batch: inout Batch, _ watch: EventWatch
  ) throws {
    let writer = ReturnEvents(feed: feed, kind: kind)
    let hash = change.place.map { fileHashes[$0.fileNumber] } ?? statementHash
    for (index, event) in writer.events(of: change).enumerated() {
      let json = writer.json(
        event.type, subject: change.subject, number: change.number + index, event.data, statement: hash)
      do {
        try batch.add(json)
        if let place = change.place { watch.locate(place.refusal) }
      } catch let refusal as Refusal {
        let told = try watch.everyFault(refusal, of: json)
        statement.refusals.append(change.place?.refusal(told) ?? told)
        return
      }
    }
    statement.counts.note(change)
  }

  private func declare(
    _ scope: ReturnScope, _ statement: inout ReturnStatement, hasChanged: Bool, opened: [Month: Int],
    _ facts: NumberedFacts, _ batch: inout Batch
  ) throws {
    guard let area = feed.statement.area, !scope.declared.isEmpty else { return }
    let coverage = try ReturnCoverage(feed, area: area, in: batch)
    let declared = Set(scope.declared)
    if let last = scope.declared.last, let first = scope.declared.first {
      statement.counts.lackingMonths = coverage.months.subtracting(declared).filter { $0 >= first && $0 <= last }
        .sorted()
    }
    if options.amends { return try coverage.complete(with: opened, by: facts, in: &batch) }
    var status: [Month: ReturnCoverage.Status] = [:]
    for month in scope.declared {
      let isWhole =
        month.end <= today && !statement.hasMonthlessRefusal && statement.refusedMonths[month] == nil
      status[month] = isWhole ? .complete : .partial
    }
    var received: [Month: Int] = [:]
    for case let month? in statement.rows.map(\.month) { received[month, default: 0] += 1 }
    try coverage.declare(
      status, received: received, refused: statement.refusedMonths, onlyNew: !hasChanged, by: facts, in: &batch)
  }
}

extension ReturnCounts {
  mutating func note(_ change: ReturnChange) {
    switch change.kind {
    case .opened: opened += 1
    case .reopened: reopened += 1
    case .changed: changed += 1
    case .replaced: replaced += 1
    case .vanished: closed += 1
    }
    if change.moves { moved += 1 }
    if change.setsBack { setBack += 1 }
  }
}
