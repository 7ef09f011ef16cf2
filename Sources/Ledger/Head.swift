internal import Bytes
internal import Events

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
