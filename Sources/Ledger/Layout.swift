internal import Crypto
internal import Events
internal import LMDB

/// Where things stand in the journal; DESIGN.md draws the whole map.
enum Layout {
  static let events = Table("events", integerKeys: true)
  static let keys = Table("keys")
  static let sources = Table("sources")
  static let subjects = Table("subjects")
  static let tree = Table("tree", integerKeys: true)
  static let batches = Table("batches", integerKeys: true)
  static let meta = Table("meta")
  static let tables = [events, keys, sources, subjects, tree, batches, meta]

  /// The format of the journal, in `meta` under `format`.
  static let format = "incident-ledger journal 1"

  static let formatKey = Array("format".utf8)
  static let headKey = Array("head".utf8)

  /// The record number in front of an event that is about no record.
  static let noRecord = UInt32.max

  /// The bytes in front of an event's JSON: its record number.
  static let eventPrefixByteCount = 4

  /// Names up to this length are keys as they are; longer ones stand for themselves by their SHA-256.
  static let longestPlainName = 400

  /// Appends a name so that it can stand in a key: as it is, or a zero byte and its SHA-256.
  static func append(name: some Collection<UInt8>, to key: inout [UInt8]) {
    if name.count <= longestPlainName, !name.contains(0) {
      key.append(contentsOf: name)
    } else {
      key.append(0)
      key.append(contentsOf: Array(SHA256.hash(data: Array(name))))
    }
  }

  /// The key of an event's idempotency key.
  static func key(source: UInt32, id: some Collection<UInt8>, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.appendBigEndian(source)
    append(name: id, to: &key)
  }

  /// What all entries of a subject begin with; a sequence follows.
  static func subject(kind: UInt8, _ subject: some Collection<UInt8>, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.append(kind)
    append(name: subject, to: &key)
    key.append(0)
  }

  /// The bytes of a sequence at the end of a subject's key.
  static let sequenceByteCount = 8

  /// The key of a tile of the tree.
  static func tile(level: Int, index: Int) -> UInt64 { UInt64(level) << 56 | UInt64(index) }
}

/// What an entry of `subjects` says: the record, and whether it is open after the event.
struct SubjectEntry: Equatable {
  enum Status: UInt8 { case fact = 0, open = 1, closed = 2 }

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
    length = Int(count)
    recordCount = value.loadLittleEndian(at: 8)
    lastTime = RecordedTime(microseconds: value.loadLittleEndian(at: 12))
  }

  func write(to output: inout [UInt8]) {
    output.appendLittleEndian(UInt64(length))
    output.appendLittleEndian(recordCount)
    output.appendLittleEndian(lastTime.microseconds)
  }
}
