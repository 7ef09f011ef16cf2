internal import Bytes
internal import Events
internal import LMDB

/// What a damaged ledger and its backup hold together: how many events, in which batches, and each event from where it is
/// whole.
final class RebuildPlan {
  struct Part {
    var range: Range<Int>
    /// The wall clock of the append; nil where the entry of the batch is damaged.
    var clock: RecordedTime?
  }

  private let ledger: Ledger
  private let backup: Ledger?
  private let backupLength: Int
  /// The events that verification found damaged, as far as it went.
  private let suspects: Set<Int>
  let length: Int
  let parts: [Part]
  /// The root that the last batch tells of; nil where that cannot be believed.
  let root: [UInt8]?
  private(set) var fromBackup = 0

  init(_ ledger: Ledger, _ backup: Ledger?) throws {
    self.ledger = ledger
    self.backup = backup
    backupLength = try backup?.length ?? 0
    let damages = try ledger.verifyJournal(maximumDamageCount: .max)
    suspects = Set(damages.filter { $0.table == Damage.events }.compactMap(\.sequence))
    let found = RebuildPlan.found(in: ledger)
    let limit = max(found.storedEnd, backupLength)
    let told = [found.head, found.entries.last.map { $0.start &+ $0.entry.count }].compactMap { $0 }
    // Where both tell of one length it is that, whatever is missing before it. Where they disagree, as many as one of them
    // tells of: no event that was acknowledged is behind both.
    let isAgreed = told.count == 2 && told[0] == told[1]
    let length = isAgreed ? told[0] : told.filter { (0...limit).contains($0) }.max() ?? limit
    var parts: [Part] = []
    for (start, entry) in found.entries where start < length {
      if let last = parts.popLast() { parts.append(Part(range: last.range.lowerBound..<start, clock: last.clock)) }
      let isPossible = RecordedTime.writable.contains(entry.appendedAt.microseconds)
      parts.append(Part(range: start..<length, clock: isPossible ? entry.appendedAt : nil))
    }
    // What lies before the first entry that can be read.
    let first = parts.first?.range.lowerBound ?? length
    if first > 0 { parts.insert(Part(range: 0..<first, clock: nil), at: 0) }
    (self.length, self.parts) = (length, parts)
    let isTold = !damages.contains { $0.table == Layout.batches.name }
    root = found.entries.last.flatMap { isTold && $0.start &+ $0.entry.count == length ? $0.entry.root : nil }
    try checkBackup()
  }

  /// The head's length, the batches and the end of the events, as far as they can be read.
  private static func found(
    in ledger: Ledger
  ) -> (head: Int?, entries: [(start: Int, entry: BatchEntry)], storedEnd: Int) {
    var (head, storedEnd): (Int?, Int) = (nil, 0)
    var entries: [(start: Int, entry: BatchEntry)] = []
    try? ledger.store.read { transaction in
      let key = Layout.headKey
      if let value = try transaction.value(for: key.rawBytes, in: Layout.meta) { head = Head(value)?.length }
    }
    try? ledger.store.read { storedEnd = try Ledger.storedEnd(in: $0) }
    try? ledger.store.read { transaction in
      var cursor = try transaction.cursor(in: Layout.batches)
      while try cursor.next() {
        if let start = Int(exactly: cursor.integerKey), let entry = BatchEntry(cursor.value) {
          entries.append((start, entry))
        }
      }
    }
    return (head, entries, storedEnd)
  }

  /// Refuses a backup of another ledger.
  private func checkBackup() throws {
    guard let backup else { return }
    guard let common = try (0..<min(backupLength, length)).first(where: { try own($0) != nil }) else { return }
    guard try own(common) == backup.storedEvent(at: common) else {
      throw LedgerError(
        .noInput, "\(backup.folder) is no backup of this ledger: event \(common) is another there. Name one that is")
    }
  }

  /// An event from where it is whole; nil where neither has it.
  func event(_ sequence: Int) throws -> [UInt8]? {
    if let own = try own(sequence) { return own }
    guard let backup, sequence < backupLength else { return nil }
    guard let copied = try? backup.event(at: sequence) else { return nil }
    fromBackup += 1
    return copied
  }

  /// The ledger's own event, where it can be read and is the one that was appended.
  private func own(_ sequence: Int) throws -> [UInt8]? {
    guard let json = try? ledger.storedEvent(at: sequence) else { return nil }
    if let leaf = try? ledger.leafHashes(sequence..<sequence + 1), leaf == TreeHash.leaf(json) { return json }
    // Its leaf is damaged or gone; that the event is whole the rest of the tree told.
    return suspects.contains(sequence) ? nil : json
  }

  func missing(_ sequence: Int) -> LedgerError {
    let why = backup == nil ? "no backup was named" : "the backup does not have it"
    return LedgerError(
      .damaged,
      "event \(sequence) is damaged, and \(why): nothing was made. Name a backup that has it by --with; or give --leave-out, "
        + "which leaves it out, and have it sent again")
  }
}
