/// A sequence of small numbers that counts, in a few steps a bit, how many of its first `n` lie below a bound.
///
/// The wavelet matrix of F. Claude, G. Navarro and A. Ordóñez, "The wavelet matrix: an efficient wavelet tree for
/// large alphabets", Information Systems 47 (2015): one row of bits for each bit of the numbers, the most
/// significant first; each row is sorted by the bits of the rows before it.
struct WaveletMatrix: Sendable {
  private struct Row: Sendable {
    var words: [UInt64]
    /// For each word the ones before it.
    var onesBefore: [UInt32]
    var zeroCount: Int

    /// The ones among the first `count` bits.
    func ones(first count: Int) -> Int {
      let (word, bit) = (count >> 6, count & 63)
      let before = Int(onesBefore[word])
      return bit == 0 ? before : before + (words[word] & ((1 << UInt64(bit)) - 1)).nonzeroBitCount
    }
  }

  private let rows: [Row]
  let count: Int

  init(_ numbers: [UInt32]) {
    count = numbers.count
    let bitCount = UInt32.bitWidth - (numbers.max() ?? 0).leadingZeroBitCount
    var rows: [Row] = []
    var current = numbers
    for bit in stride(from: bitCount - 1, through: 0, by: -1) {
      var words = [UInt64](repeating: 0, count: current.count / 64 + 1)
      var (zeros, ones): ([UInt32], [UInt32]) = ([], [])
      zeros.reserveCapacity(current.count)
      for (index, number) in current.enumerated() {
        if number >> UInt32(bit) & 1 == 1 {
          words[index >> 6] |= 1 << UInt64(index & 63)
          ones.append(number)
        } else {
          zeros.append(number)
        }
      }
      var onesBefore: [UInt32] = []
      onesBefore.reserveCapacity(words.count)
      var total: UInt32 = 0
      for word in words {
        onesBefore.append(total)
        total += UInt32(word.nonzeroBitCount)
      }
      rows.append(Row(words: words, onesBefore: onesBefore, zeroCount: zeros.count))
      current = zeros + ones
    }
    self.rows = rows
  }

  /// How many of the first `length` numbers are below `bound`.
  func count(below bound: UInt32, first length: Int) -> Int {
    guard rows.count < UInt32.bitWidth, bound >> UInt32(rows.count) == 0 else { return length }
    var (low, high, found) = (0, length, 0)
    for (index, row) in rows.enumerated() {
      let (lowOnes, highOnes) = (row.ones(first: low), row.ones(first: high))
      if bound >> UInt32(rows.count - 1 - index) & 1 == 1 {
        found += (high - highOnes) - (low - lowOnes)
        (low, high) = (row.zeroCount + lowOnes, row.zeroCount + highOnes)
      } else {
        (low, high) = (low - lowOnes, high - highOnes)
      }
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
