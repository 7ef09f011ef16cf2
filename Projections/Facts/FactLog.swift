/// The JSON of the events that state facts, with their sequences: what `Facts` is rebuilt from when it is loaded.
struct FactLog: Sendable {
  private(set) var sequences = Column()
  private(set) var starts: [UInt32] = [0]
  private(set) var bytes: [UInt8] = []

  init() {}

  init(sequences: Column, starts: [UInt32], bytes: [UInt8]) {
    self.sequences = sequences
    self.starts = starts
    self.bytes = bytes
  }

  mutating func append(_ json: [UInt8], sequence: Int) {
    sequences.append(UInt32(sequence))
    bytes.append(contentsOf: json)
    starts.append(UInt32(bytes.count))
  }

  /// Calls `body` with the events from a sequence on.
  func visit(from first: Int = 0, _ body: (_ sequence: Int, _ json: [UInt8]) throws -> Void) rethrows {
    for index in sequences.firstIndex(notBelow: UInt32(first))..<sequences.count {
      try body(Int(sequences[index]), Array(bytes[Int(starts[index])..<Int(starts[index + 1])]))
    }
  }
}
