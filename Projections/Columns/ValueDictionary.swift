internal import Bytes

/// A dictionary of values: each distinct value gets a small number, in the order of first use. Number 0 is "missing".
package struct ValueDictionary: Sendable {
  /// The bytes of all values, one after another, and where each begins.
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [UInt32] = [0, 0]
  /// An open-addressing table from hash to number; empty until something is looked up.
  private var slots: [UInt32] = []

  package init() {}

  /// A dictionary as it was stored.
  init(bytes: [UInt8], starts: [UInt32]) {
    self.bytes = bytes
    self.starts = starts
  }

  /// The dictionary with other values for some of the numbers.
  func replacing(_ changed: [Int: [UInt8]]) -> ValueDictionary {
    guard !changed.isEmpty else { return self }
    var (bytes, starts): ([UInt8], [UInt32]) = ([], [0])
    bytes.reserveCapacity(self.bytes.count + 8 * changed.count)
    starts.reserveCapacity(self.starts.count)
    for number in 0..<count {
      if let other = changed[number] { bytes += other } else { bytes += self[UInt32(number)] }
      starts.append(UInt32(bytes.count))
    }
    return ValueDictionary(bytes: bytes, starts: starts)
  }

  /// The number of values, with the missing one.
  package var count: Int { starts.count - 1 }

  package func range(of number: UInt32) -> Range<Int> {
    Int(starts[Int(number)])..<Int(starts[Int(number) + 1])
  }

  package subscript(number: UInt32) -> ArraySlice<UInt8> { bytes[range(of: number)] }

  /// The number of a value, new or not.
  mutating func number(of value: ArraySlice<UInt8>) -> UInt32 {
    if slots.isEmpty { index() }
    let (slot, found) = find(value)
    if let found { return found }
    let number = UInt32(count)
    bytes.append(contentsOf: value)
    starts.append(UInt32(bytes.count))
    slots[slot] = number
    if count * 2 > slots.count { index() }
    return number
  }

  /// The number of a value, or nil where it never occurred. Looks through all of them where there is no index.
  package func find(_ value: [UInt8]) -> UInt32? {
    guard slots.isEmpty else { return find(value[...]).number }
    return (1..<UInt32(max(1, count))).first { self[$0].elementsEqual(value) }
  }

  private func find(_ value: ArraySlice<UInt8>) -> (slot: Int, number: UInt32?) {
    var slot = Self.hash(value) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot]
      if isEqual(number, value) { return (slot, number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (slot, nil)
  }

  private func isEqual(_ number: UInt32, _ value: ArraySlice<UInt8>) -> Bool {
    bytes.span.rawBytes.extracting(range(of: number)).elements(equal: value.span.rawBytes)
  }

  /// Eight bytes at a time, each mixed by the multiplier of Fibonacci hashing (Knuth, volume 3, section 6.4).
  private static func hash(_ value: ArraySlice<UInt8>) -> Int {
    let bytes = value.span.rawBytes
    var hash = UInt64(bytes.byteCount)
    var offset = 0
    while offset + 8 <= bytes.byteCount {
      hash = (hash ^ bytes.loadLittleEndian(UInt64.self, at: offset)) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      offset += 8
    }
    while offset < bytes.byteCount {
      hash = (hash ^ UInt64(bytes.byte(at: offset))) &* 0x9E37_79B9_7F4A_7C15
      offset += 1
    }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & Int.max
  }

  private mutating func index() {
    var size = 64
    while size < count * 4 { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for number in 1..<max(1, count) {
      var slot = Self.hash(self[UInt32(number)]) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number)
    }
  }
}
