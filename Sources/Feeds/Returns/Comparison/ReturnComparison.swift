internal import Events
internal import Ledger

/// Compares what a statement states with what the ledger holds of its feed, record by record.
///
/// The ledger is asked one subject after the other, and of a subject that no row names, no more than whether it is open and
/// where it counts: what is held in memory is what the statement states, not what the ledger holds.
struct ReturnComparison {
  let feed: FeedFile
  let kind: RecordKind
  let scope: ReturnScope
  /// What the statement states, by subject.
  let stated: [ExactText: StatedRecord]
  /// The subjects of rows that were refused or left alone: their records stay as they are.
  let spared: Set<ExactText>
  /// Whether a record that no row states has vanished; not where a row was refused that names no record.
  let closesVanished: Bool
  /// The questions of a survey whose answers stay as they are held.
  let heldQuestions: Set<String>

  private(set) var result = ReturnDifferences()
  /// The sequence of the newest event of a record whose party is a pseudonym under a key.
  private var newestKeyed = -1
  /// The subjects that the ledger holds.
  private var held: Set<ExactText> = []

  init(
    _ feed: FeedFile, kind: RecordKind, scope: ReturnScope, stated: [ExactText: StatedRecord],
    spared: Set<ExactText>, closesVanished: Bool, heldQuestions: Set<String> = []
  ) {
    (self.feed, self.kind, self.scope, self.stated) = (feed, kind, scope, stated)
    (self.spared, self.closesVanished, self.heldQuestions) = (spared, closesVanished, heldQuestions)
  }

  /// - Throws: `LedgerError` where the journal is damaged.
  mutating func compare(in batch: inout Batch) throws {
    let prefix = feed.source + "/"
    var event = EventReader()
    // Gathered first: where an area lies is asked of the same batch.
    var candidates: [HeldRecord] = []
    let source = ExactText(feed.source)
    try batch.forEachHistory(kind: .record(kind), beginningWith: prefix) { subject, isOpen, sequences in
      let key = ExactText(subject)
      let row = stated[key]
      guard row != nil || (isOpen && closesVanished && !spared.contains(key)) else { return }
      var record = HeldRecord(subject: subject)
      for sequence in sequences {
        try batch.read(at: sequence, into: &event)
        record.take(event, source: source, idPrefix: ReturnEvents.idPrefix(feed: feed.feed, subject: subject))
      }
      guard record.isOwn else {
        // Another source has opened it: it is that one's, and what the row states is counted and left.
        if row != nil {
          held.insert(key)
          result.closedElsewhere += 1
          result.others += 1
        }
        return
      }
      if let last = sequences.last, last > newestKeyed,
        let keyID = record.content.text("party").flatMap(ReturnRecords.keyID)
      {
        (newestKeyed, result.heldKeyID) = (last, keyID)
      }
      if let row {
        held.insert(key)
        note(row, record)
      } else if let month = record.month, scope.contains(month),
        !heldQuestions.contains(record.content.text("question") ?? "")
      {
        candidates.append(record)
      }
    }
    try noteVanished(candidates, in: &batch)
    for (key, row) in stated where !held.contains(key) { open(row) }
    result.sort()
  }

  private mutating func open(_ row: StatedRecord) {
    result.changes.append(
      ReturnChange(
        kind: .opened, subject: row.subject, after: row.content, before: nil, number: 1, place: row.place))
  }

  private mutating func note(_ row: StatedRecord, _ record: HeldRecord) {
    if let month = record.month, record.isOpen { result.heldCounts[month, default: 0] += 1 }
    switch record.closing {
    case .final:
      result.closedElsewhere += 1
      return
    case .own:
      result.changes.append(
        ReturnChange(
          kind: .reopened, subject: row.subject, after: merged(row, record), before: record.content,
          number: record.nextNumber, place: row.place))
      return
    case nil: break
    }
    let after = merged(row, record)
    let fields = changedFields(from: record.content, to: after)
    guard !fields.isEmpty else {
      result.unchanged += 1
      return
    }
    let types = ReturnDifference.types(fields, from: record.content, to: after, of: kind)
    for field in fields {
      if let month = record.month { result.fieldCounts[month, default: [:]][field, default: 0] += 1 }
    }
    result.changes.append(
      ReturnChange(
        kind: types == nil ? .replaced : .changed, subject: row.subject, after: after, before: record.content,
        fields: fields, setsBack: fields.contains { record.foreign.contains(HeldRecord.contentField($0)) },
        moves: fields.contains("date") || fields.contains("area"), number: record.nextNumber, place: row.place))
  }

  /// What is held, with what the row says of the fields that the feed maps.
  private func merged(_ row: StatedRecord, _ record: HeldRecord) -> RecordContent {
    var content = record.content
    for field in mappedFields where !row.asHeld.contains(field) { content[field] = row.content[field] }
    return content
  }

  /// The fields that the feed file maps; of a survey those of every answer.
  private var mappedFields: [String] {
    feed.fields.map(\.field) + (feed.answers.isEmpty ? [] : ["survey", "question", "answer", "weight"])
  }

  private func changedFields(from before: RecordContent, to after: RecordContent) -> [String] {
    Set(before.values.keys).union(after.values.keys).filter { before[$0] != after[$0] }.sorted()
  }

  // MARK: What vanished

  private mutating func noteVanished(_ records: [HeldRecord], in batch: inout Batch) throws {
    for record in records {
      if let area = feed.statement.area, let own = record.area, try !batch.isArea(own, withinOrBelow: area) { continue }
      guard let month = record.month else { continue }
      result.heldCounts[month, default: 0] += 1
      result.vanishedCounts[month, default: 0] += 1
      result.changes.append(
        ReturnChange(
          kind: .vanished, subject: record.subject, after: record.content, before: record.content,
          number: record.nextNumber, place: nil))
    }
  }
}

/// What a comparison found.
struct ReturnDifferences {
  var changes: [ReturnChange] = []
  var unchanged = 0
  /// Records that the statement states and that stay closed: they became others, or another source closed them.
  var closedElsewhere = 0
  /// Of those, records that another source has opened.
  var others = 0
  /// By month the open records that the ledger holds and the statement speaks of, and how many of them vanish.
  var heldCounts: [Month: Int] = [:]
  var vanishedCounts: [Month: Int] = [:]
  /// The key of the newest pseudonym that the ledger holds of the feed; nil where it holds none.
  var heldKeyID: String?
  /// By month and field how many records change in it.
  var fieldCounts: [Month: [String: Int]] = [:]

  /// In the order of the rows, and then of the subjects.
  mutating func sort() {
    changes.sort { left, right in
      func rank(_ change: ReturnChange) -> (Int, Int, ExactText) {
        (change.place?.fileNumber ?? .max, change.place?.row.row ?? .max, ExactText(change.subject))
      }
      return rank(left) < rank(right)
    }
  }

  /// The months in which more vanishes, or changes in one field, than a return usually says.
  func unusual() -> (removals: [Month], changes: [(month: Month, field: String)]) {
    let removals = vanishedCounts.filter { month, count in count >= 3 && count * 5 > heldCounts[month, default: 0] }
    var changed: [(Month, String)] = []
    for (month, fields) in fieldCounts {
      for (field, count) in fields where count >= 10 && count * 5 > heldCounts[month, default: 0] {
        changed.append((month, field))
      }
    }
    return (removals.keys.sorted(), changed.sorted { ($0.0, $0.1) < ($1.0, $1.1) })
  }
}
