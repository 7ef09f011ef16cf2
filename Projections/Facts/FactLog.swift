/// What the events say that state facts of one sort, with their sequences.
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

  var count: Int { sequences.count }

  /// Whether its columns belong together.
  var isWhole: Bool { starts.count == sequences.count + 1 }

  mutating func append(_ kept: [UInt8], sequence: Int) {
    sequences.append(UInt32(sequence))
    bytes.append(contentsOf: kept)
    starts.append(UInt32(bytes.count))
  }

  func sequence(_ index: Int) -> Int { Int(sequences[index]) }

  func kept(_ index: Int) -> [UInt8] { bytes[Int(starts[index])..<Int(starts[index + 1])] }

  /// Calls `body` with what is kept of the events from a sequence on.
  func visit(from first: Int = 0, _ body: (_ sequence: Int, _ kept: [UInt8]) throws -> Void) rethrows {
    for index in sequences.firstIndex(notBelow: UInt32(first))..<count {
      try body(sequence(index), kept(index))
    }
  }
}
