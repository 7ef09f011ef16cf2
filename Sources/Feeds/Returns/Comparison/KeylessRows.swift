internal import Events
internal import Ledger

/// Gives rows without a key their subjects: alike rows are counted, as `source/HASH/1`, `source/HASH/2` ….
///
/// Rows are first those of the records that a return states already, open or closed by others, from the lowest number on, so
/// that the surplus with the highest numbers closes; then those that the feed closed are opened again, the lowest first;
/// then new ones follow. Of mended rejects they are further records, but for those that these very rejects have added before.
enum KeylessRows {
  /// - Parameter statements: the hashes of the files of mended rejects; nil of a whole statement.
  static func subjects(
    _ hash: String, count: Int, addedBy statements: Set<String>? = nil, _ feed: FeedFile, _ kind: RecordKind,
    in batch: borrowing Batch
  ) throws -> [String] {
    let prefix = "\(feed.source)/\(hash)/"
    var (stated, closed): ([Int], [Int]) = ([], [])
    var last = 0
    var event = EventReader()
    try batch.forEachHistory(kind: .record(kind), beginningWith: prefix) { subject, _, sequences in
      guard let number = Int(subject.dropFirst(prefix.count)) else { return }
      var record = HeldRecord(subject: subject)
      var isAdded = statements == nil
      for sequence in sequences {
        try batch.read(at: sequence, into: &event)
        if let statements, let statement = event.statement, statements.contains(statement) { isAdded = true }
        record.take(
          event, source: ExactText(feed.source), idPrefix: ReturnEvents.idPrefix(feed: feed.feed, subject: subject))
      }
      if record.closing == .own { closed.append(number) } else if isAdded { stated.append(number) }
      last = max(last, number)
    }
    var numbers = (stated.sorted() + closed.sorted()).prefix(count).map { $0 }
    var next = last + 1
    while numbers.count < count {
      numbers.append(next)
      next += 1
    }
    return numbers.map { prefix + String($0) }
  }
}

extension EventReader {
  /// The statement that made it: the SHA-256 of its file.
  fileprivate var statement: String? {
    document.member(document.root, "statement").flatMap { document.kind($0) == .string ? document.string($0) : nil }
  }
}
