internal import Bytes
internal import Events
internal import LMDB

/// The tables that point to events: no entry too many, and the life of every subject in the right order.
extension JournalCheck {
  /// Every entry of `keys` leads to an event that has this key.
  mutating func checkKeys(_ progress: (Int) throws -> Void) throws {
    var count = 0
    try store.forEachEntry(of: Layout.keys, provingLookUps: sums != nil) { key, value, transaction in
      if count % Store.pageEntryCount == 0 { try progress(min(count, length)) }
      count += 1
      guard let sequence = Layout.sequence(value) else {
        damages.add(Layout.keys, nil, "an entry is damaged")
        return !damages.isFull
      }
      if try isPublished(sequence, Layout.keys, in: transaction) {
        sums?.keys.takeAway(key: key, value: value)
        let marks = marks[sequence]
        if marks.contains(.lacksKey) {
          damages.add(Layout.keys, sequence, "an entry leads to the event from a key that is not its own")
        } else if marks.contains(.isNamed) {
          damages.add(Layout.keys, sequence, "two entries lead to the event")
        }
        self.marks[sequence].insert(.isNamed)
      }
      return !damages.isFull
    }
  }

  /// Every entry of `subjects` is an event's, and the events of each subject open, change and close it in order.
  mutating func checkSubjects(_ progress: (Int) throws -> Void) throws {
    for sequence in marks.indices { marks[sequence].remove(.isNamed) }
    var life = SubjectLife()
    var count = 0
    try store.forEachEntry(of: Layout.subjects, provingLookUps: sums != nil) { key, value, transaction in
      if count % Store.pageEntryCount == 0 { try progress(min(count, length)) }
      count += 1
      let nameCount = key.byteCount - Layout.sequenceByteCount
      guard nameCount > 2, SubjectKind(code: key.byte(at: 0)) != nil, key.byte(at: nameCount - 1) == 0,
        let sequence = Int(exactly: key.loadBigEndian(UInt64.self, at: nameCount))
      else {
        damages.add(Layout.subjects, nil, "a key is damaged")
        return !damages.isFull
      }
      guard try isPublished(sequence, Layout.subjects, in: transaction) else { return !damages.isFull }
      sums?.subjects.takeAway(key: key, value: value)
      let marks = marks[sequence]
      if marks.contains(.lacksSubject) {
        damages.add(Layout.subjects, sequence, "an entry names the event under a subject that is not its own")
      } else if marks.contains(.isNamed) {
        damages.add(Layout.subjects, sequence, "two entries name the event")
      } else if let entry = SubjectEntry(value) {
        if let fault = life.step(key.extracting(0..<nameCount), marks, entry) {
          damages.add(Layout.subjects, sequence, fault)
        }
      }
      self.marks[sequence].insert(.isNamed)
      return !damages.isFull
    }
  }

  /// Whether an entry is of a published event; one behind the length must be of an event that is there.
  private mutating func isPublished(
    _ sequence: Int, _ table: Table, in transaction: borrowing ReadTransaction
  ) throws -> Bool {
    if sequence < length { return true }
    // Nothing is known of events that the head tells of and that are gone: that was reported.
    if sequence >= publishedEnd, try transaction.value(for: UInt64(sequence), in: Layout.events) == nil {
      damages.add(table, sequence, "an entry names an event that is not there")
    }
    return false
  }
}
