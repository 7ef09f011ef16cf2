internal import Bytes

/// Whether two collections of entries are the same, told without having them side by side: each entry of one is added, each of
/// the other taken away, as a hash under a key that nobody knows before the run. What is left is nothing where they are the
/// same; where they are not, that comes out nothing once in 2^64 runs at most, whatever the entries are.
struct EntrySum {
  private let hash: SipHash
  /// Modulo 2^64, in two lanes.
  private var sum: (UInt64, UInt64) = (0, 0)
  private var count = 0
  /// What is hashed, kept between entries.
  private var input: [UInt8] = []

  init() {
    var random = SystemRandomNumberGenerator()
    hash = SipHash(key: (random.next(), random.next()))
  }

  mutating func add(key: borrowing RawSpan, value: borrowing RawSpan) {
    let (one, other) = hashes(key, value)
    sum = (sum.0 &+ one, sum.1 &+ other)
    count += 1
  }

  /// Adds what was added to another sum that began as a copy of this one, when it was nothing.
  mutating func add(_ other: EntrySum) {
    sum = (sum.0 &+ other.sum.0, sum.1 &+ other.sum.1)
    count += other.count
  }

  mutating func takeAway(key: borrowing RawSpan, value: borrowing RawSpan) {
    let (one, other) = hashes(key, value)
    sum = (sum.0 &- one, sum.1 &- other)
    count -= 1
  }

  /// Whether as many entries, and the same ones, were added and taken away.
  var isNothing: Bool { sum == (0, 0) && count == 0 }

  /// The size of the value stands behind the two, so that one is not taken for a part of the other.
  private mutating func hashes(_ key: borrowing RawSpan, _ value: borrowing RawSpan) -> (UInt64, UInt64) {
    key.copy(into: &input)
    value.append(to: &input)
    input.appendLittleEndian(UInt64(value.byteCount))
    return hash.hash(input.rawBytes)
  }
}
