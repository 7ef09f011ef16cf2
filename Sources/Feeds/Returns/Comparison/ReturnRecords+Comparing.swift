internal import Events
internal import Ledger

/// What the rows of a statement change, and whether so much may change at once.
extension ReturnRecords {
  func compare(
    _ statement: ReturnStatement, _ scope: ReturnScope, _ batch: inout Batch, _ progress: (_ done: Int) -> Void
  ) throws -> ReturnDifferences {
    let rows = try stated(statement, batch)
    var spared = try erased(statement, batch)
    for key in statement.refusedKeys { spared.insert(ExactText(feed.source + "/" + key)) }
    // A respondent who answers none of the questions that are there may have answered the others.
    for key in statement.unansweredKeys {
      for question in statement.heldQuestions { spared.insert(ExactText(subject(of: question, key))) }
    }
    var comparison = ReturnComparison(
      feed, kind: kind, scope: scope, stated: Set(rows.map { ExactText($0.subject) }), spared: spared,
      closesVanished: !options.amends && feed.statement.of != .none && !statement.hasRefusedFile,
      heldQuestions: feed.key.isEmpty ? statement.heldQuestions : [], amends: options.amends)
    try comparison.compare(rows, by: dated, in: &batch, progress)
    return comparison.result
  }

  /// The records that the rows state, in the order of the rows; without a key those that say the same are counted.
  private func stated(_ statement: ReturnStatement, _ batch: borrowing Batch) throws -> [StatedRecord] {
    var stated: [StatedRecord] = []
    stated.reserveCapacity(statement.rows.count)
    var keyless: [String: [StatementRow]] = [:]
    for row in statement.rows {
      switch row.name {
      case .key(let key): stated.append(StatedRecord(row, subject: feed.source + "/" + key))
      case .hash(let hash): keyless[hash, default: []].append(row)
      }
    }
    if !statement.heldQuestions.isEmpty, !feed.key.isEmpty { stated += heldAnswers(statement) }
    for (hash, rows) in keyless {
      let subjects = try KeylessRows.subjects(
        hash, count: rows.count, addedBy: options.amends ? Set(fileHashes) : nil, feed, kind, in: batch)
      for (row, subject) in zip(rows, subjects) { stated.append(StatedRecord(row, subject: subject)) }
    }
    return stated
  }

  /// The records of the questions of a survey that the statement has no column of, one for each respondent: their answers
  /// stay as they are held, and all else is as the respondent's row says.
  private func heldAnswers(_ statement: ReturnStatement) -> [StatedRecord] {
    var seen: Set<String> = []
    return statement.rows.flatMap { row -> [StatedRecord] in
      guard let key = statement.rowKey(row.name), seen.insert(key).inserted else { return [] }
      return statement.heldQuestions.sorted().map { question in
        StatedRecord(row, question: question, subject: subject(of: question, key))
      }
    }
  }

  /// The subject of a respondent's answer to a question.
  private func subject(of question: String, _ key: String) -> String {
    "\(feed.source)/\(key)/\(RowKey.encoded(question))"
  }

  /// The subjects of the rows of erased parties: their records stay as they are.
  private func erased(_ statement: ReturnStatement, _ batch: borrowing Batch) throws -> Set<ExactText> {
    var subjects: Set<ExactText> = []
    for (name, count) in statement.erasedNames {
      switch name {
      case .key(let key): subjects.insert(ExactText(feed.source + "/" + key))
      case .hash(let hash):
        subjects.formUnion(
          try KeylessRows.subjects(hash, count: count, feed, kind, in: batch).map { ExactText($0) })
      }
    }
    return subjects
  }

  // MARK: Guards

  func check(
    _ differences: ReturnDifferences, _ statement: ReturnStatement, _ batch: borrowing Batch
  ) throws {
    // Under another key all parties are new, and without a key of the rows' own all rows: what follows would mislead.
    if !options.acceptsNewKey, let mine = statedKeyID(statement) {
      var reading = HeldReading(feed, kind: kind)
      if let held = try reading.newestKeyID(in: batch), held != mine {
        throw Refusal(.field("party"), StatementMistake.newKey(held: held))
      }
    }
    let unusual = differences.unusual()
    if !options.acceptsRemovals, !unusual.removals.isEmpty {
      throw Refusal(
        .whole,
        StatementMistake.removals(
          unusual.removals.map {
            .init(month: $0, count: differences.vanishedCounts[$0] ?? 0, of: differences.heldCounts[$0] ?? 0)
          }))
    }
    if !options.acceptsChanges, let field = unusual.changes.first?.field {
      throw Refusal(
        .whole,
        StatementMistake.changes(
          field: field,
          unusual.changes.filter { $0.field == field }.map {
            .init(
              month: $0.month, count: differences.fieldCounts[$0.month]?[field] ?? 0,
              of: differences.heldCounts[$0.month] ?? 0)
          }))
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
}
