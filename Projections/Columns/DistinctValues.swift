internal import Bytes

/// The values of a dictionary by their numbers: their bytes one after another, and where each begins. Number 0 has none.
struct DistinctValues: Sendable {
  private(set) var bytes: ByteColumn
  /// Where each begins, and the end.
  private(set) var starts: Column

  init() {
    bytes = ByteColumn()
    starts = Column()
    starts.append(0)
    starts.append(0)
  }

  /// Values as they were stored.
  init(bytes: ByteColumn, starts: Column) {
    self.bytes = bytes
    self.starts = starts
  }

  var count: Int { starts.count - 1 }

  /// Where a value lies among the bytes of all.
  func range(of number: UInt32) -> Range<Int> { Int(starts[Int(number)])..<Int(starts[Int(number) + 1]) }

  subscript(number: UInt32) -> [UInt8] { bytes[range(of: number)] }

  func isEqual(_ number: UInt32, _ value: ArraySlice<UInt8>) -> Bool { isEqual(range(of: number), value) }

  func isEqual(_ range: Range<Int>, _ value: ArraySlice<UInt8>) -> Bool {
    bytes.withBytes(range) { $0.elements(equal: value.span.rawBytes) }
  }

  mutating func append(_ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: value)
    starts.append(UInt32(bytes.count))
  }
}
