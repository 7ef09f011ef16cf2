internal import Events
internal import Ledger

/// Gives rows without a key their subjects: alike rows are counted, as `source/HASH/1`, `source/HASH/2` ….
///
/// Rows are first those of the records that a return states already, open or closed by others, from the lowest number on, so
/// that the surplus with the highest numbers closes; then those that the feed closed are opened again, the lowest first;
/// then new ones follow.
enum KeylessRows {
  static func subjects(
    _ hash: String, count: Int, _ feed: FeedFile, _ kind: RecordKind, in batch: borrowing Batch
  ) throws -> [String] {
    let prefix = "\(feed.source)/\(hash)/"
    var (stated, closed): ([Int], [Int]) = ([], [])
    var event = EventReader()
    try batch.forEachHistory(kind: .record(kind), beginningWith: prefix) { subject, _, sequences in
      guard let number = Int(subject.dropFirst(prefix.count)) else { return }
      var record = HeldRecord(subject: subject)
      for sequence in sequences {
        try batch.read(at: sequence, into: &event)
        record.take(
          event, source: ExactText(feed.source), idPrefix: ReturnEvents.idPrefix(feed: feed.feed, subject: subject))
      }
      if record.closing == .own { closed.append(number) } else { stated.append(number) }
    }
    var numbers = (stated.sorted() + closed.sorted()).prefix(count).map { $0 }
    var next = ((stated + closed).max() ?? 0) + 1
    while numbers.count < count {
      numbers.append(next)
      next += 1
    }
    return numbers.map { prefix + String($0) }
  }
}
