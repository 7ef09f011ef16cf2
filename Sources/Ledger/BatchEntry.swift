internal import Bytes
internal import Events

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
