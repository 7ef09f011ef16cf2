internal import Bytes

/// The values of a dictionary by their numbers: their bytes one after another, and where each begins. Number 0 has none.
struct DistinctValues: Sendable {
  private(set) var bytes: ByteColumn
  /// Where each begins, and the end.
  private(set) var starts: Column
  /// What is told in the place of some of them.
  private(set) var changed: [UInt32: [UInt8]] = [:]

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

  /// One of the bytes of all, as they were stored.
  func byte(at offset: Int) -> UInt8 { bytes.withBytes(offset..<offset + 1) { $0.byte(at: 0) } }

  subscript(number: UInt32) -> [UInt8] { changed[number] ?? bytes[range(of: number)] }

  /// Lends the bytes of a value as it was stored.
  func withStored<Result>(_ number: UInt32, _ body: (RawSpan) throws -> Result) rethrows -> Result {
    try bytes.withBytes(range(of: number), body)
  }

  /// The values with others in the place of some.
  func replacing(_ changed: [UInt32: [UInt8]]) -> DistinctValues {
    var replaced = self
    replaced.changed = changed
    return replaced
  }

  func isEqual(_ number: UInt32, _ value: ArraySlice<UInt8>) -> Bool {
    if !changed.isEmpty, let told = changed[number] { return told.elementsEqual(value) }
    return isEqual(range(of: number), value)
  }

  func isEqual(_ range: Range<Int>, _ value: ArraySlice<UInt8>) -> Bool {
    bytes.withBytes(range) { $0.elements(equal: value.span.rawBytes) }
  }

  mutating func append(_ value: some Sequence<UInt8>) {
    bytes.append(contentsOf: value)
    starts.append(UInt32(bytes.count))
  }
}
