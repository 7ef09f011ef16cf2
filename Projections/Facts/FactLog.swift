/// What the events say that state facts, with their sequences: what `Facts` is rebuilt from when it is loaded. It is their
/// JSON, or a `CompactFact` where there are many of a sort.
struct FactLog: Sendable {
  private(set) var sequences: Column
  /// Where each begins, and the end.
  private(set) var starts: Column
  private(set) var bytes: ByteColumn

  init() {
    (sequences, starts, bytes) = (Column(), Column(), ByteColumn())
    starts.append(0)
  }

  /// The log as it was stored.
  init(sequences: Column, starts: Column, bytes: ByteColumn) {
    self.sequences = sequences
    self.starts = starts
    self.bytes = bytes
  }

  mutating func append(_ kept: [UInt8], sequence: Int) {
    sequences.append(UInt32(sequence))
    bytes.append(contentsOf: kept)
    starts.append(UInt32(bytes.count))
  }

  /// Calls `body` with what is kept of the events from a sequence on.
  func visit(from first: Int = 0, _ body: (_ sequence: Int, _ kept: [UInt8]) throws -> Void) rethrows {
    for index in sequences.firstIndex(notBelow: UInt32(first))..<sequences.count {
      try body(Int(sequences[index]), bytes[Int(starts[index])..<Int(starts[index + 1])])
    }
  }
}
