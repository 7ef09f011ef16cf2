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

  /// How many of the first `length` numbers lie in a range.
  func count(in range: Range<Int32>, first length: Int) -> Int {
    guard !range.isEmpty, bitCount < UInt32.bitWidth else { return 0 }
    let (lower, upper) = (UInt32(range.lowerBound), UInt32(range.upperBound))
    let above = UInt32(1) << UInt32(bitCount)
    guard lower < above else { return 0 }
    guard upper < above else { return length - Descent(self, first: length).below(lower) }
    var descent = Descent(self, first: length)
    // As long as both bounds have the same bits, what lies below the one lies below the other.
    while descent.rest > 0, descent.bit(of: lower) == descent.bit(of: upper) {
      descent.follow(descent.bit(of: lower))
      if descent.isEmpty { return 0 }
    }
    return descent.below(upper) - descent.below(lower)
  }

  /// The way of a number through the rows, with those of the first numbers that begin with the same bits.
  private struct Descent {
    private let words: LazyBytes
    private let wordsOfRow: Int
    /// Where the row begins among the words.
    private var row: Int
    /// The bits that are left.
    private(set) var rest: Int
    private var low = 0
    private var high: Int

    init(_ matrix: WaveletMatrix, first length: Int) {
      words = matrix.words
      wordsOfRow = matrix.rowCount
      row = matrix.start
      rest = matrix.bitCount
      high = length
    }

    var isEmpty: Bool { low == high }

    func bit(of number: UInt32) -> Bool { number >> UInt32(rest - 1) & 1 == 1 }

    /// The ones among the first bits of the row.
    private func ones(_ words: borrowing Span<UInt32>, first length: Int) -> Int {
      let place = 1 + (length >> 6) * 3
      let before = Int(words[place])
      let bit = UInt64(length & 63)
      guard bit > 0 else { return before }
      let bits = UInt64(words[place + 1]) | UInt64(words[place + 2]) << 32
      return before + (bits & ((1 << bit) - 1)).nonzeroBitCount
    }

    /// Goes on with those that have a bit.
    /// - Returns: how many have the other.
    @discardableResult
    mutating func follow(_ bit: Bool) -> Int {
      let held = words
      let all = held.words(row..<row + wordsOfRow)
      let (lowOnes, highOnes) = (ones(all, first: low), ones(all, first: high))
      let count = high - low
      if bit {
        let zeroCount = Int(all[0])
        (low, high) = (zeroCount + lowOnes, zeroCount + highOnes)
      } else {
        (low, high) = (low - lowOnes, high - highOnes)
      }
      row += wordsOfRow
      rest -= 1
      return count - (high - low)
    }

    /// How many of them are below a number that begins with the same bits.
    consuming func below(_ number: UInt32) -> Int {
      var found = 0
      while rest > 0, !isEmpty {
        let bit = bit(of: number)
        let others = follow(bit)
        if bit { found += others }
      }
      return found
    }
  }
}
