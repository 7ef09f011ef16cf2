/// Vigna's SplitMix64: the same numbers for the same seed, on every machine and at every run.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A whole number of a range that is not empty.
  package mutating func whole(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True `part` times out of `of`.
  package mutating func chance(_ part: Int, of: Int) -> Bool { whole(1...of) <= part }

  /// One element of a collection that is not empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[whole(0...(elements.count - 1))]
  }

  /// `count` different positions out of `elements`, in their order.
  package mutating func some<Element>(_ elements: [Element], _ count: Int) -> [Element] {
    var chosen: Set<Int> = []
    while chosen.count < min(count, elements.count) { chosen.insert(whole(0...(elements.count - 1))) }
    return chosen.sorted().map { elements[$0] }
  }
}
