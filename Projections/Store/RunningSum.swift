internal import Bytes

/// A checksum of bytes that can go on where it stopped: FNV-1a over words of 64 bits, in four lanes side by side. A changed
/// word changes its lane for good, as each step is a bijection.
struct RunningSum: Equatable, Sendable {
  /// The lanes after all full blocks.
  private(set) var lanes: [UInt64]
  /// The number of bytes that were added.
  private(set) var byteCount: Int
  /// The bytes behind the last full block.
  private var rest: [UInt8] = []

  static let blockByteCount = 32
  private static let prime: UInt64 = 0x100_0000_01B3

  /// The sum of no bytes, bound to a place: that of a file among all, and of a chunk in it.
  init(place: Int, chunk: Int = 0) {
    let bound = UInt64(truncatingIfNeeded: place) << 20 ^ UInt64(chunk) &* 0x9E37_79B9_7F4A_7C15
    lanes = (0..<4).map { 0xCBF2_9CE4_8422_2325 ^ bound ^ $0 << 16 }
    byteCount = 0
  }

  /// The sum as it was after all full blocks among so many bytes; those behind them have to be added again.
  init(lanes: [UInt64], byteCount: Int) {
    self.lanes = lanes
    self.byteCount = byteCount / RunningSum.blockByteCount * RunningSum.blockByteCount
  }

  /// The sum of all bytes.
  var value: UInt64 {
    var sum = UInt64(byteCount)
    for lane in lanes { sum = (sum ^ lane ^ lane >> 32) &* RunningSum.prime }
    for byte in rest { sum = (sum ^ UInt64(byte)) &* RunningSum.prime }
    return sum ^ sum >> 29
  }

  mutating func add(_ bytes: RawSpan) {
    byteCount += bytes.byteCount
    var offset = 0
    if !rest.isEmpty {
      offset = min(bytes.byteCount, RunningSum.blockByteCount - rest.count)
      rest.append(contentsOf: bytes.extracting(0..<offset))
      guard rest.count == RunningSum.blockByteCount else { return }
      let block = rest
      rest = []
      addBlocks(block.rawBytes)
    }
    let end = offset + (bytes.byteCount - offset) / RunningSum.blockByteCount * RunningSum.blockByteCount
    addBlocks(bytes.extracting(offset..<end))
    rest.append(contentsOf: bytes.extracting(end..<bytes.byteCount))
  }

  private mutating func addBlocks(_ bytes: RawSpan) {
    var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
    func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
      let mixed = (lane ^ word) &* RunningSum.prime
      return mixed ^ mixed >> 32
    }
    var offset = 0
    while offset < bytes.byteCount {
      a = step(a, bytes.loadNative(at: offset))
      b = step(b, bytes.loadNative(at: offset + 8))
      c = step(c, bytes.loadNative(at: offset + 16))
      d = step(d, bytes.loadNative(at: offset + 24))
      offset += RunningSum.blockByteCount
    }
    lanes = [a, b, c, d]
  }
}
