internal import Events
internal import Ledger

/// Reads what the ledger holds of a feed's records, one record at a time.
struct HeldReading {
  private let feed: FeedFile
  private let kind: RecordKind
  private let source: ExactText
  /// What the subjects of the feed's records begin with.
  private let prefix: String
  private var opening: StatedOpening
  private var event = EventReader()
  private var sequences: [Int] = []
  private var json: [UInt8] = []
  /// The sequences of all events of the records that rows state.
  private var seen: [Int] = []

  init(_ feed: FeedFile, kind: RecordKind) {
    (self.feed, self.kind, source, prefix) = (feed, kind, ExactText(feed.source), feed.source + "/")
    opening = StatedOpening(feed)
  }

  /// What the ledger holds of a record that a row states.
  enum Found {
    case none
    /// It is open, and says what the row states; the sequence of its newest event.
    case asStated(sequence: Int)
    case record(HeldRecord, sequence: Int)
  }

  mutating func read(_ row: StatedRecord, in batch: borrowing Batch) throws -> Found {
    try batch.readHistory(kind: .record(kind), row.subject, into: &sequences)
    guard let last = sequences.last else { return .none }
    seen += sequences
    if sequences.count == 1, row.asHeld.isEmpty {
      try batch.readJSON(at: last, into: &json)
      if opening.isWritten(json, subject: row.subject, data: row.data) { return .asStated(sequence: last) }
    }
    return .record(try record(row.subject, sequences, in: batch), sequence: last)
  }

  private mutating func record(_ subject: String, _ sequences: [Int], in batch: borrowing Batch) throws -> HeldRecord {
    var record = HeldRecord(subject: subject)
    for sequence in sequences {
      try batch.read(at: sequence, into: &event)
      record.take(event, source: source, idPrefix: ReturnEvents.idPrefix(feed: feed.feed, subject: subject))
    }
    return record
  }

  // MARK: Records that no row states

  /// The open records of the feed in some months (nil: in any) that are none of those given, in the order of their subjects.
  mutating func others(
    in months: Set<Month>?, than stated: Set<ExactText>, by dated: DatedEvents?, in batch: borrowing Batch
  ) throws -> [HeldRecord] {
    var records: [HeldRecord] = []
    for subject in try subjects(in: months, than: stated, by: dated, in: batch) {
      try batch.readHistory(kind: .record(kind), subject, into: &sequences)
      let record = try record(subject, sequences, in: batch)
      guard record.isOpen, record.isOwn else { continue }
      if let months, record.month.map({ !months.contains($0) }) ?? true { continue }
      records.append(record)
    }
    return records
  }

  /// The subjects of the feed that may have a record in the months.
  private mutating func subjects(
    in months: Set<Month>?, than stated: Set<ExactText>, by dated: DatedEvents?, in batch: borrowing Batch
  ) throws -> [String] {
    guard let months, let dated else {
      var subjects: [String] = []
      try batch.forEachSubject(kind: .record(kind), beginningWith: prefix) { bytes, isOpen in
        let subject = String(decoding: bytes, as: UTF8.self)
        if isOpen, !stated.contains(ExactText(subject)) { subjects.append(subject) }
      }
      return subjects
    }
    var found: Set<ExactText> = []
    for sequence in unseen(dated.sequences(kind, months) + Array(dated.length..<max(dated.length, batch.length))) {
      try batch.read(at: sequence, into: &event)
      guard event.rule.subject == .record(kind) else { continue }
      let subject = event.subject
      if subject.utf8.starts(with: prefix.utf8), !stated.contains(ExactText(subject)) {
        found.insert(ExactText(subject))
      }
    }
    return found.sorted().map(\.text)
  }

  /// Those of ascending sequences that are of no record that a row states.
  private mutating func unseen(_ sequences: [Int]) -> [Int] {
    seen.sort()
    var position = 0
    return sequences.filter { sequence in
      while position < seen.count, seen[position] < sequence { position += 1 }
      return position == seen.count || seen[position] != sequence
    }
  }

  // MARK: Pseudonyms

  /// The key of the newest record of the feed whose party is a pseudonym under a key; nil where there is none.
  mutating func newestKeyID(in batch: borrowing Batch) throws -> String? {
    for sequence in try batch.sequences(kind: .record(kind), beginningWith: prefix).sorted(by: >) {
      try batch.read(at: sequence, into: &event)
      let subject = event.subject
      try batch.readHistory(kind: .record(kind), subject, into: &sequences)
      let party = try record(subject, sequences, in: batch).content.text(RecordField.party.rawValue)
      if let key = party.flatMap(ReturnRecords.keyID) { return key }
    }
    return nil
  }
}
