internal import Bytes
internal import Events
internal import LMDB

/// What other sites appended, taken from the shared journal. It was judged there and is not judged again.
struct AcceptedEvents {
  /// The batches of which events are still to come.
  private var entries: ArraySlice<BatchEntry> = []
  private var missingCount = 0

  /// Whether anything was taken.
  private(set) var isBegun = false
  /// Whether what was begun is whole.
  var isWhole: Bool { entries.isEmpty }

  /// Takes a part of a batch of the shared journal.
  mutating func take(_ shared: SharedBatch, _ lines: [UInt8], into batch: inout Batch) throws {
    if entries.isEmpty { try begin(shared, in: batch) }
    var start = lines.startIndex
    while start < lines.endIndex {
      let end = lines[start...].firstIndex(of: UInt8(ascii: "\n")) ?? lines.endIndex
      guard let entry = entries.first else { throw SharingFault.damagedRow(sequence: shared.start) }
      try batch.addAccepted(lines[start..<end])
      start = end + 1
      missingCount -= 1
      guard missingCount == 0 else { continue }
      batch.now = entry.appendedAt
      guard try batch.end().root == entry.root else {
        throw SharingFault.differentRoot(at: batch.length, site: nil)
      }
      entries.removeFirst()
      missingCount = entries.first?.count ?? 0
    }
  }

  private mutating func begin(_ shared: SharedBatch, in batch: borrowing Batch) throws {
    if !isBegun {
      // A site ends where a batch of the shared journal does, unless that lost what the site holds and went on.
      let root = try batch.sharedRoot()
      guard shared.start == batch.length, shared.previousRoot == root else {
        throw SharingFault.differentRoot(at: batch.length, site: nil)
      }
      isBegun = true
    }
    guard shared.start == batch.length, let read = BatchEntry.entries(shared.entries),
      BatchEntry.eventCount(of: read) == shared.count
    else { throw SharingFault.damagedRow(sequence: shared.start) }
    entries = read[...]
    missingCount = read.first?.count ?? 0
  }
}

extension BatchEntry {
  /// Entries that stand one after another; nil where they are damaged.
  static func entries(_ bytes: [UInt8]) -> [BatchEntry]? {
    guard !bytes.isEmpty, bytes.count % byteCount == 0 else { return nil }
    var entries: [BatchEntry] = []
    for start in stride(from: 0, to: bytes.count, by: byteCount) {
      let stored = Array(bytes[start..<start + byteCount])
      guard let entry = BatchEntry(stored.rawBytes) else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// The number of events of several; nil where that is no number that there is.
  static func eventCount(of entries: [BatchEntry]) -> Int? {
    var sum = 0
    for entry in entries {
      let (next, isTooLarge) = sum.addingReportingOverflow(entry.count)
      if isTooLarge { return nil }
      sum = next
    }
    return sum
  }
}

extension Batch {
  /// Adds an event that the shared journal holds, as it stands there.
  fileprivate mutating func addAccepted(_ json: ArraySlice<UInt8>) throws {
    do throws(Refusal) {
      try reader.readStored { $0.append(contentsOf: json) }
    } catch {
      throw SharingFault.damagedRow(sequence: length)
    }
    guard reader.sequence == length, let time = try? reader.recordedTime(), time >= head.lastTime else {
      throw SharingFault.damagedRow(sequence: length)
    }
    let source = try sourceNumber()
    Layout.key(source: source, of: reader, into: &keyBuffer)
    Layout.subject(of: reader, into: &subjectBuffer)
    try write(acceptedEntry(), at: time)
  }

  /// What the event does to its record.
  private mutating func acceptedEntry() throws -> SubjectEntry {
    let role = reader.rule.role
    if role == .states { return SubjectEntry(status: .fact, record: Layout.noRecord) }
    let record = try lastEntry()?.record
    guard role == .opens || record != nil else { throw SharingFault.damagedRow(sequence: length) }
    return SubjectEntry(status: role == .closes ? .closed : .open, record: record ?? head.recordCount)
  }
}
