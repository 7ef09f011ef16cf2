/// The generator SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), so that
/// a seed gives the same history on every machine.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// A stream of its own for each part of the history, so that a change of one part leaves the others.
  init(seed: UInt64, part: UInt64) {
    state = seed
    state = next() &+ part
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 to one less than `count`.
  mutating func below(_ count: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(count)).high) }

  mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// Whether something happens that happens so many times in ten thousand.
  mutating func happens(_ perTenThousand: Int) -> Bool { below(10_000) < perTenThousand }

  /// A factor near 1.
  mutating func factor(_ spread: Double) -> Double {
    1 + spread * (Double(next() >> 11) / Double(1 << 52) - 1)
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for index in stride(from: elements.count - 1, to: 0, by: -1) { elements.swapAt(index, below(index + 1)) }
  }

  /// Some of the elements, each at most once.
  /// - Precondition: there are that many.
  mutating func choose<Element>(_ count: Int, of elements: [Element]) -> [Element] {
    precondition(count <= elements.count, "more elements are chosen than there are")
    var elements = elements
    for index in 0..<count { elements.swapAt(index, index + below(elements.count - index)) }
    return Array(elements.prefix(count))
  }

  /// Eight hexadecimal digits.
  mutating func token() -> String {
    let digits = String(next() >> 32, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
