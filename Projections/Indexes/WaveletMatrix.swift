internal import FileSystem

/// A sequence of small numbers that counts, in a few steps a bit, how many of its first `n` lie below a bound.
///
/// The wavelet matrix of F. Claude, G. Navarro and A. Ordóñez, "The wavelet matrix: an efficient wavelet tree for
/// large alphabets", Information Systems 47 (2015): one row of bits for each bit of the numbers, the most
/// significant first; each row is sorted by the bits of the rows before it.
///
/// It is words in a row, read where they lie: the number of numbers and of bits; then for each row the number of its zeros,
/// and for every 64 of its bits the ones before them and the bits, the lower half first.
struct WaveletMatrix: Sendable {
  private let words: LazyBytes
  /// Where the rows begin among the words.
  private let start: Int
  let count: Int
  private let bitCount: Int

  /// A matrix among words.
  init(_ words: LazyBytes, at offset: Int) {
    self.words = words
    count = Int(words.word(at: offset))
    bitCount = Int(words.word(at: offset + 1))
    start = offset + 2
  }

  /// Appends the words of a matrix.
  static func write(_ numbers: [UInt32], to words: inout [UInt32]) {
    let bitCount = UInt32.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount
    words.append(UInt32(numbers.count))
    words.append(UInt32(bitCount))
    var current = numbers
    var (zeros, ones): ([UInt32], [UInt32]) = ([], [])
    for bit in stride(from: UInt32(bitCount), to: 0, by: -1) {
      zeros.removeAll(keepingCapacity: true)
      ones.removeAll(keepingCapacity: true)
      let place = words.count
      words.append(0)
      for block in stride(from: 0, through: current.count, by: 64) {
        words.append(UInt32(ones.count))
        var bits: UInt64 = 0
        for index in block..<min(block + 64, current.count) {
          if current[index] >> (bit - 1) & 1 == 1 {
            bits |= 1 << UInt64(index - block)
            ones.append(current[index])
          } else {
            zeros.append(current[index])
          }
        }
        words.append(UInt32(truncatingIfNeeded: bits))
        words.append(UInt32(truncatingIfNeeded: bits >> 32))
      }
      words[place] = UInt32(zeros.count)
      current = zeros + ones
    }
  }

  /// The words of a row.
  private var rowCount: Int { 1 + (count / 64 + 1) * 3 }

  /// How many of the first `length` numbers are below `bound`.
  func count(below bound: UInt32, first length: Int) -> Int {
    guard bitCount < UInt32.bitWidth, bound >> UInt32(bitCount) == 0 else { return length }
    let all = words.words
    // The ones among the first bits of a row.
    func ones(_ row: Int, first length: Int) -> Int {
      let place = row + 1 + (length >> 6) * 3
      let before = Int(all[place])
      let bit = UInt64(length & 63)
      guard bit > 0 else { return before }
      let bits = UInt64(all[place + 1]) | UInt64(all[place + 2]) << 32
      return before + (bits & ((1 << bit) - 1)).nonzeroBitCount
    }
    var (low, high, found) = (0, length, 0)
    var row = start
    for index in 0..<bitCount {
      // Nothing is left to be found among them.
      if low == high { return found }
      let (lowOnes, highOnes) = (ones(row, first: low), ones(row, first: high))
      if bound >> UInt32(bitCount - 1 - index) & 1 == 1 {
        found += (high - highOnes) - (low - lowOnes)
        let zeroCount = Int(all[row])
        (low, high) = (zeroCount + lowOnes, zeroCount + highOnes)
      } else {
        (low, high) = (low - lowOnes, high - highOnes)
      }
      row += rowCount
    }
    return found
  }

  /// How many of the first `length` numbers lie in a range.
  func count(in range: Range<Int32>, first length: Int) -> Int {
    guard !range.isEmpty else { return 0 }
    return count(below: UInt32(range.upperBound), first: length)
      - count(below: UInt32(range.lowerBound), first: length)
  }
}
