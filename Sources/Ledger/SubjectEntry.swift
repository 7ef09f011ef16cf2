internal import Bytes

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
