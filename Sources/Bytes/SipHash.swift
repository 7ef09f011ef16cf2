/// SipHash-2-4 with 128 bits (Aumasson and Bernstein 2012; the authors' reference code): who does not know the key cannot
/// tell which bytes have equal hashes.
package struct SipHash: Sendable {
  private let start: State

  private struct State {
    var v0: UInt64
    var v1: UInt64
    var v2: UInt64
    var v3: UInt64

    @inline(__always)
    mutating func rounds(_ count: Int) {
      for _ in 0..<count {
        v0 &+= v1
        v2 &+= v3
        v1 = (v1 << 13 | v1 >> 51) ^ v0
        v3 = (v3 << 16 | v3 >> 48) ^ v2
        v0 = (v0 << 32 | v0 >> 32) &+ v3
        v2 &+= v1
        v3 = (v3 << 21 | v3 >> 43) ^ v0
        v1 = (v1 << 17 | v1 >> 47) ^ v2
        v2 = v2 << 32 | v2 >> 32
      }
    }

    @inline(__always)
    mutating func take(_ word: UInt64) {
      v3 ^= word
      rounds(2)
      v0 ^= word
    }
  }

  /// - Parameter key: its 16 bytes as two numbers, least significant byte first.
  package init(key: (UInt64, UInt64)) {
    start = State(
      v0: key.0 ^ 0x736F_6D65_7073_6575, v1: key.1 ^ 0x646F_7261_6E64_6F6D ^ 0xEE, v2: key.0 ^ 0x6C79_6765_6E65_7261,
      v3: key.1 ^ 0x7465_6462_7974_6573)
  }

  /// The hash of bytes, as two numbers, least significant byte first.
  package func hash(_ bytes: borrowing RawSpan) -> (UInt64, UInt64) {
    var state = start
    let wholeCount = bytes.byteCount & ~7
    for offset in stride(from: 0, to: wholeCount, by: 8) { state.take(bytes.loadLittleEndian(at: offset)) }
    var last = UInt64(truncatingIfNeeded: bytes.byteCount) << 56
    for offset in wholeCount..<bytes.byteCount { last |= UInt64(bytes.byte(at: offset)) << (8 * (offset - wholeCount)) }
    state.take(last)
    state.v2 ^= 0xEE
    state.rounds(4)
    let first = state.v0 ^ state.v1 ^ state.v2 ^ state.v3
    state.v1 ^= 0xDD
    state.rounds(4)
    return (first, state.v0 ^ state.v1 ^ state.v2 ^ state.v3)
  }
}
