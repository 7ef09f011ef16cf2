/// A small generator that gives the same numbers on every machine (SplitMix64, Steele, Lea and Flood 2014).
struct MadeUpRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True so many times in a thousand.
  mutating func isOne(ofThousand count: UInt64) -> Bool { next() % 1000 < count }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(next() % UInt64(elements.count))] }

  /// A number near `expected`, that varies about as counts of rare events do.
  mutating func count(near expected: Int) -> Int {
    // The sum of twelve numbers from 0 to 1 has the mean 6 and the variance 1.
    let sum = (0..<12).reduce(0.0) { sum, _ in sum + Double(next() >> 11) * 0x1p-53 }
    return max(0, expected + Int(((sum - 6) * Double(expected).squareRoot()).rounded()))
  }

  /// So many hexadecimal digits, 16 for each number drawn.
  mutating func hexadecimal(words: Int) -> String {
    (0..<words).map { _ in
      let digits = String(next(), radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
