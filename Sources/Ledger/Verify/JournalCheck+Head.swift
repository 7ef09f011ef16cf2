internal import Bytes
internal import Events
internal import LMDB

/// The head, the batches and the sources.
extension JournalCheck {
  /// The head is there, and tells of as many events as the batches.
  mutating func checkHead() throws {
    let found: (head: Head?, end: Int?, storedEnd: Int?) = try store.read { transaction in
      var head: Head?
      let key = Layout.headKey
      if let value = try transaction.value(for: key.rawBytes, in: Layout.meta) {
        head = Head(value)
      }
      var end: Int? = 0
      var batches = try transaction.cursor(in: Layout.batches)
      if try batches.last() {
        end = BatchEntry(batches.value).flatMap { entry in
          Int(exactly: batches.integerKey).map { $0.addingReportingOverflow(entry.count).partialValue }
        }
      }
      var events = try transaction.cursor(in: Layout.events)
      let storedEnd = try events.last() ? Int(exactly: events.integerKey).map { $0 &+ 1 } : 0
      return (head, end, storedEnd)
    }
    guard let storedEnd = found.storedEnd, storedEnd >= 0 else {
      return damages.add(Layout.events, nil, "the last event has an impossible key")
    }
    publishedEnd = found.end ?? storedEnd
    if let head = found.head {
      self.head = head
      if found.end == nil || found.end == head.length { publishedEnd = head.length }
      if let end = found.end, end != head.length {
        damages.add(Layout.meta, nil, "the head tells of \(head.length) events, the batches of \(end)")
      }
      // Where the two disagree, the longer one that the events reach to is looked at: none that was published is left out.
      let reached = [head.length, found.end ?? head.length].filter { (0...storedEnd).contains($0) }.max()
      if reached == nil {
        damages.add(
          Layout.events, storedEnd, "the events end here, and the head tells of \(head.length)")
      }
      length = reached ?? storedEnd
    } else {
      damages.add(Layout.meta, nil, "the head is missing or damaged")
      length = min(max(found.end ?? 0, 0), storedEnd)
    }
  }

  /// What the head says of the last event and of the records; the pass over the events calls it.
  mutating func checkHead(recordCount: UInt32, lastTime: RecordedTime?) {
    guard damages.all.isEmpty else { return }
    if head.recordCount != recordCount {
      damages.add(
        Layout.meta, nil, "the head tells of \(head.recordCount) records, the events of \(recordCount)")
    }
    if let lastTime, head.lastTime != lastTime {
      damages.add(
        Layout.meta, nil, "the head's last recorded time is \(head.lastTime), the last event's is \(lastTime)"
      )
    }
  }

  /// The batches follow each other without a gap from the first event to the last.
  mutating func checkBatches() throws {
    var (start, isWhole) = (0, true)
    var clocks = ClockCheck(now: now)
    try store.forEachEntry(of: Layout.batches) { key, value, _ in
      let sequence = Int(truncatingIfNeeded: key.loadNative(UInt64.self, at: 0))
      guard sequence < length, !damages.isFull else { return false }
      guard let entry = BatchEntry(value) else {
        damages.add(Layout.batches, sequence, "the entry of the batch is damaged")
        isWhole = false
        return true
      }
      if sequence != start, isWhole {
        damages.add(Layout.batches, start, "a batch is missing or overlaps: the next begins at \(sequence)")
      }
      if RecordedTime.writable.contains(entry.appendedAt.microseconds), entry.appendedAt.microseconds >= 0 {
        clocks.check(entry.appendedAt, sequence, &oddities)
      } else {
        damages.add(Layout.batches, sequence, "the wall clock of the append is impossible")
      }
      start = sequence + entry.count
      isWhole = true
      return true
    }
    clocks.check(lastTime: length == 0 ? nil : head.lastTime, length, &oddities)
    if isWhole, start < length {
      damages.add(Layout.batches, start, "the batches end here, and \(length) events are published")
    }
  }

  /// The numbers of the sources are those from zero up, each once.
  mutating func checkSources() throws {
    var numbers: [Int] = []
    try store.forEachEntry(of: Layout.sources) { _, value, _ in
      guard value.byteCount == 4 else {
        damages.add(Layout.sources, nil, "the number of a source is damaged")
        return true
      }
      numbers.append(Int(value.loadLittleEndian(UInt32.self, at: 0)))
      return true
    }
    if numbers.sorted() != Array(numbers.indices) {
      damages.add(
        Layout.sources, nil, "the numbers of the sources are not those from 0 to \(numbers.count - 1)")
    }
  }
}
