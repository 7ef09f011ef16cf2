internal import Events
internal import Ledger

/// Compares what a statement states with what the ledger holds of its feed, record by record.
///
/// Only the records are read that a row names, and those that lie in the statement's months: what it takes grows with the
/// statement, not with the ledger.
struct ReturnComparison {
  let feed: FeedFile
  let kind: RecordKind
  let scope: ReturnScope
  /// The subjects that the statement states, and those of rows that were refused or passed over: their records stay.
  let stated: Set<ExactText>
  let spared: Set<ExactText>
  /// Whether a record that no row states has vanished; not where a row was refused that names no record.
  let closesVanished: Bool
  /// The questions of a survey without a key whose answers stay as they are held.
  let heldQuestions: Set<String>

  private(set) var result: ReturnDifferences
  private var reading: HeldReading
  private let mappedFields: [String]

  init(
    _ feed: FeedFile, kind: RecordKind, scope: ReturnScope, stated: Set<ExactText>, spared: Set<ExactText>,
    closesVanished: Bool, heldQuestions: Set<String> = [], amends: Bool = false
  ) {
    (self.feed, self.kind, self.scope, self.stated) = (feed, kind, scope, stated)
    (self.spared, self.closesVanished, self.heldQuestions) = (spared, closesVanished, heldQuestions)
    result = ReturnDifferences(keepsSequences: amends)
    reading = HeldReading(feed, kind: kind)
    // Of a survey the fields of every answer.
    mappedFields = feed.fields.map(\.field) + (feed.answers.isEmpty ? [] : ["survey", "question", "answer", "weight"])
  }

  /// - Parameters:
  ///   - dated: where the records of some months stand; nil: all records of the feed are looked at.
  ///   - progress: is told how many rows are compared.
  /// - Throws: `LedgerError` where the journal is damaged.
  mutating func compare(
    _ rows: [StatedRecord], by dated: DatedEvents?, in batch: inout Batch, _ progress: (_ done: Int) -> Void
  ) throws {
    for (index, row) in rows.enumerated() {
      try compare(row, in: batch)
      if index % 4096 == 4095 { progress(index + 1) }
    }
    if closesVanished {
      let others = try reading.others(in: scope.months, than: stated, by: dated, in: batch)
      try noteVanished(others, in: &batch)
    } else if let months = result.monthsToCount {
      for record in try reading.others(in: months, than: stated, by: dated, in: batch) {
        if let month = record.month { result.heldCounts[month, default: 0] += 1 }
      }
    }
    result.sort()
  }

  // MARK: Records that rows state

  private mutating func compare(_ row: StatedRecord, in batch: borrowing Batch) throws {
    switch try reading.read(row, in: batch) {
    case .none where row.isOnlyAsHeld: return
    case .none:
      let opening = isResolved ? opening(RecordContent(data: row.data)) : (data: row.data, corrections: [])
      result.changes.append(
        ReturnChange(
          kind: .opened, subject: row.subject, opening: opening.data, corrections: opening.corrections,
          month: row.month, number: 1, place: row.place))
    case .asStated(let sequence):
      if let month = row.month { result.heldCounts[month, default: 0] += 1 }
      result.noteUnchanged(row.place, sequence: sequence)
    case .record(let record, let sequence):
      // Another source has opened it: it is that one's, and what the row states is counted and left.
      guard record.isOwn else {
        result.othersCount += 1
        return result.noteClosedElsewhere(row.place)
      }
      note(row, record, sequence: sequence)
    }
  }

  private mutating func note(_ row: StatedRecord, _ record: HeldRecord, sequence: Int) {
    if let month = record.month, record.isOpen { result.heldCounts[month, default: 0] += 1 }
    switch record.closing {
    case .final: return result.noteClosedElsewhere(row.place)
    case .own:
      let after = merged(row, record)
      let opening = opening(after)
      result.changes.append(
        ReturnChange(
          kind: .reopened, subject: row.subject, opening: opening.data, corrections: opening.corrections,
          month: after.month, number: record.nextNumber, place: row.place))
      return
    case nil: break
    }
    let after = merged(row, record)
    let fields = changedFields(from: record.content, to: after)
    guard !fields.isEmpty else { return result.noteUnchanged(row.place, sequence: sequence) }
    for field in fields {
      if let month = record.month { result.fieldCounts[month, default: [:]][field, default: 0] += 1 }
    }
    let types = ReturnDifference.types(fields, from: record.content, to: after, of: kind)
    let opening = types == nil ? opening(after) : nil
    let corrections = (types ?? []).map { ($0, ReturnDifference.data($0, fields, from: record.content, to: after)) }
    result.changes.append(
      ReturnChange(
        kind: types == nil ? .replaced : .changed, subject: row.subject, opening: opening?.data,
        corrections: opening?.corrections ?? corrections,
        setsBack: fields.contains { record.foreign.contains(HeldRecord.contentField($0)) },
        moves: record.month != after.month || fields.contains("area"), month: after.month, number: record.nextNumber,
        place: row.place))
  }

  /// Whether rows may say when a crime was resolved.
  private var isResolved: Bool { kind == .crime && mappedFields.contains(RecordField.resolved.rawValue) }

  /// How a record with some content is opened: when a crime was resolved is said by an event of its own.
  private func opening(
    _ content: RecordContent
  ) -> (data: [UInt8], corrections: [(type: EventType, data: [(String, JSONOutput)])]) {
    guard kind == .crime, content[RecordField.resolved.rawValue] != nil else { return (content.data, []) }
    var opening = content
    opening[RecordField.resolved.rawValue] = nil
    return (opening.data, [(.crimeResolved, content.members(["outcome", "resolved"].contains))])
  }

  /// What is held, with what the row says of the fields that the feed maps.
  private func merged(_ row: StatedRecord, _ record: HeldRecord) -> RecordContent {
    let stated = RecordContent(data: row.data)
    var content = record.content
    for field in mappedFields where !row.asHeld.contains(field) { content[field] = stated[field] }
    return content
  }

  private func changedFields(from before: RecordContent, to after: RecordContent) -> [String] {
    Set(before.values.keys).union(after.values.keys).filter { before[$0] != after[$0] }.sorted()
  }

  // MARK: What vanished

  /// Whether a row that was refused or passed over may be about the record; of a survey about any answer of its row.
  private func isSpared(_ subject: String) -> Bool {
    if spared.contains(ExactText(subject)) { return true }
    guard !feed.answers.isEmpty, let end = subject.lastIndex(of: "/") else { return false }
    return spared.contains(ExactText(String(subject[..<end])))
  }

  private mutating func noteVanished(_ records: [HeldRecord], in batch: inout Batch) throws {
    for record in records {
      guard let month = record.month, !heldQuestions.contains(record.content.text("question") ?? "") else { continue }
      if let area = feed.statement.area, let own = record.area, try !batch.isArea(own, withinOrBelow: area) { continue }
      result.heldCounts[month, default: 0] += 1
      guard !isSpared(record.subject) else { continue }
      result.vanishedCounts[month, default: 0] += 1
      result.changes.append(
        ReturnChange(
          kind: .vanished, subject: record.subject, month: month, number: record.nextNumber, place: nil))
    }
  }
}
