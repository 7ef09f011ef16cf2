internal import Bytes
internal import Events

/// What an entry of `subjects` says: the record, and whether it is open after the event.
struct SubjectEntry: Equatable {
  enum Status: UInt8 {
    case fact = 0
    case open = 1
    case closed = 2
  }

  var status: Status
  var record: UInt32

  static let byteCount = 5

  init(status: Status, record: UInt32) {
    self.status = status
    self.record = record
  }

  /// Reads an entry; nil where it is damaged.
  init?(_ value: borrowing RawSpan) {
    guard value.byteCount == SubjectEntry.byteCount, let status = Status(rawValue: value.byte(at: 0)) else {
      return nil
    }
    self.init(status: status, record: value.loadLittleEndian(at: 1))
  }

  func write(to output: inout [UInt8]) {
    output.append(status.rawValue)
    output.appendLittleEndian(record)
  }
}

/// The head of the journal, in `meta`: what is published. What lies behind it is invisible and is cut off before
/// the next append.
struct Head: Equatable {
  /// The number of events.
  var length = 0
  /// The number of records ever opened.
  var recordCount: UInt32 = 0
  /// The recorded time of the last event.
  var lastTime = RecordedTime(microseconds: .min)

  init() {}

  static let byteCount = 20

  init?(_ value: borrowing RawSpan) {
    guard value.byteCount == Head.byteCount else { return nil }
    let count: UInt64 = value.loadLittleEndian(at: 0)
    guard let count = Int(exactly: count) else { return nil }
    length = count
    recordCount = value.loadLittleEndian(at: 8)
    lastTime = RecordedTime(microseconds: value.loadLittleEndian(at: 12))
  }

  func write(to output: inout [UInt8]) {
    output.appendLittleEndian(UInt64(length))
    output.appendLittleEndian(recordCount)
    output.appendLittleEndian(lastTime.microseconds)
  }
}

/// An append that was published, in `batches` under the sequence of its first event.
struct BatchEntry: Equatable {
  /// The number of its events, at least one.
  var count: Int
  /// The wall clock when it was appended.
  var appendedAt: RecordedTime
  /// The root of the tree of all events up to its last.
  var root: [UInt8]

  static let byteCount = 16 + TreeHash.byteCount

  init(count: Int, appendedAt: RecordedTime, root: [UInt8]) {
    self.count = count
    self.appendedAt = appendedAt
    self.root = root
  }

  /// Reads an entry; nil where it is damaged.
  init?(_ value: borrowing RawSpan) {
    guard value.byteCount == BatchEntry.byteCount else { return nil }
    let stored: UInt64 = value.loadLittleEndian(at: 0)
    guard let count = Int(exactly: stored), count > 0 else { return nil }
    self.init(
      count: count, appendedAt: RecordedTime(microseconds: value.loadLittleEndian(at: 8)),
      root: value.extracting(16..<BatchEntry.byteCount).bytes())
  }

  func write(to output: inout [UInt8]) {
    output.appendLittleEndian(UInt64(count))
    output.appendLittleEndian(appendedAt.microseconds)
    output.append(contentsOf: root)
  }
}
