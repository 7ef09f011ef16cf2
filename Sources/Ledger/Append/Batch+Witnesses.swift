internal import Bytes
internal import Events
internal import LMDB

/// What an append builds upon and no hash is over: it is compared with what else tells of it before it is believed.
extension Batch {
  /// Compares the head's last recorded time with the last event's: a later one would stand on all that follows.
  static func checkLast(_ head: Head, in transaction: borrowing WriteTransaction) throws {
    guard head.length > 0 else { return }
    let sequence = head.length - 1
    var reader = EventReader()
    try Layout.withEvent(at: sequence, in: transaction) { value in
      try reader.read(.published(sequence)) { Layout.appendJSON(of: value, to: &$0) }
    }
    guard (try? reader.recordedTime()) == head.lastTime else {
      throw LedgerError(
        .damaged,
        "the head of the journal and event \(sequence), the last, tell of different recorded times: run verify, which says what "
          + "to do")
    }
  }

  /// Compares the entry of a subject with the number in front of the event that it is of.
  func check(_ entry: SubjectEntry, of sequence: UInt64) throws {
    guard let event = try transaction.value(for: sequence, in: Layout.events),
      event.byteCount > Layout.eventPrefixByteCount, event.loadLittleEndian(at: 0) as UInt32 == entry.record,
      (entry.status == .fact) == (entry.record == Layout.noRecord)
    else {
      throw LedgerError(
        .damaged,
        "event \(sequence) and the entry of its subject tell of different records: run verify, which says what to do")
    }
  }
}
