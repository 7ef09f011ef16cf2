internal import Bytes
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
  static let maximumPlainNameByteCount = 400

  /// Appends the name that `write` appends so that it can stand in a key: as it is, or a zero byte and its SHA-256.
  static func appendName(to key: inout [UInt8], _ write: (inout [UInt8]) -> Void) {
    let start = key.count
    write(&key)
    shortenName(in: &key, from: start)
  }

  /// Replaces the name that stands from a place on by a zero byte and its SHA-256, where it cannot stand in a key as it is.
  static func shortenName(in key: inout [UInt8], from start: Int) {
    guard key.count - start > maximumPlainNameByteCount || key[start...].contains(0) else { return }
    let hash = SHA256.hash(data: key[start...])
    key.removeSubrange(start...)
    key.append(0)
    for byte in hash { key.append(byte) }
  }

  /// The key of a source.
  static func source(of reader: borrowing EventReader, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    reader.appendSource(to: &key)
    shortenName(in: &key, from: 0)
  }

  /// The key of an event's idempotency key.
  static func key(source: UInt32, of reader: borrowing EventReader, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.appendBigEndian(source)
    let start = key.count
    reader.appendID(to: &key)
    shortenName(in: &key, from: start)
  }

  /// What all entries of an event's subject begin with; a sequence follows.
  static func subject(of reader: borrowing EventReader, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.append(reader.rule.subject.code)
    reader.appendSubject(to: &key)
    shortenName(in: &key, from: 1)
    key.append(0)
  }

  /// What all entries of a subject begin with; a sequence follows.
  static func subject(kind: SubjectKind, _ subject: String, into key: inout [UInt8]) {
    key.removeAll(keepingCapacity: true)
    key.append(kind.code)
    appendName(to: &key) { $0.append(contentsOf: subject.utf8) }
    key.append(0)
  }

  /// The bytes of a sequence at the end of a subject's key.
  static let sequenceByteCount = 8

  /// The key of a tile of the tree.
  static func tile(level: Int, index: Int) -> UInt64 { UInt64(level) << 56 | UInt64(index) }

  /// The sequence that an entry of `keys` holds; nil where it is damaged.
  static func sequence(_ value: borrowing RawSpan) -> Int? {
    guard value.byteCount == sequenceByteCount else { return nil }
    let sequence: UInt64 = value.loadLittleEndian(at: 0)
    return Int(exactly: sequence)
  }

  /// Appends the JSON of a stored event.
  static func appendJSON(of value: borrowing RawSpan, to output: inout [UInt8]) {
    guard value.byteCount >= eventPrefixByteCount else { return }
    output.append(contentsOf: value.extracting(eventPrefixByteCount..<value.byteCount))
  }
}
