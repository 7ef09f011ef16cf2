internal import Bytes

/// A dictionary of values: each distinct value gets a small number, in the order of first use. Number 0 is "missing".
package struct ValueDictionary: Sendable {
  private(set) var values: DistinctValues
  private var index: ValueIndex

  package init() {
    values = DistinctValues()
    index = ValueIndex()
  }

  /// A dictionary as it was stored.
  init(_ values: DistinctValues, index: ValueIndex = ValueIndex()) {
    self.values = values
    self.index = index
  }

  /// The dictionary with other values for some of the numbers.
  func replacing(_ changed: [UInt32: [UInt8]]) -> ValueDictionary {
    guard !changed.isEmpty else { return self }
    var replaced = self
    replaced.values = values.replacing(changed)
    for (number, value) in changed { replaced.index.add(number, hash: ValueIndex.hash(value[...])) }
    return replaced
  }

  /// The number of values, with the missing one.
  package var count: Int { values.count }

  package subscript(number: UInt32) -> ArraySlice<UInt8> { values[number][...] }

  /// The number of a value, new or not.
  mutating func number(of value: ArraySlice<UInt8>) -> UInt32 { number(of: value, hash: ValueIndex.hash(value)) }

  /// The same of a value whose hash is known.
  mutating func number(of value: ArraySlice<UInt8>, hash: UInt32) -> UInt32 {
    index.extend(to: values)
    if let found = index.find(value, hash: hash, in: values) { return found }
    values.append(value)
    index.addNext(hash: hash)
    return UInt32(count - 1)
  }

  /// Finds many values, in steps of which each is done for all before the next: so memory is waited for once, and not for each.
  /// - Parameters:
  ///   - numbers: those of the values of the page that are of the field.
  ///   - found: gets the numbers of those that are there; others stay as they are, and so do some that are there.
  mutating func find(_ numbers: [Int32], of page: PageValues, into found: inout [UInt32]) {
    // What is told is another value than what is stored.
    guard values.changed.isEmpty else { return }
    index.extend(to: values)
    var candidates = [UInt32](repeating: 0, count: numbers.count)
    for (place, number) in numbers.enumerated() { candidates[place] = index.candidate(hash: page.hash(Int(number))) }
    var ranges = [Range<Int>](repeating: 0..<0, count: numbers.count)
    for (place, number) in numbers.enumerated() where candidates[place] != 0 {
      let range = values.range(of: candidates[place])
      if range.count == page.value(Int(number)).count { ranges[place] = range }
    }
    // The first byte alone: to compare all of one value keeps a processor from going on to the next.
    for (place, number) in numbers.enumerated() where !ranges[place].isEmpty {
      if values.byte(at: ranges[place].lowerBound) != page.value(Int(number)).first { ranges[place] = 0..<0 }
    }
    for (place, number) in numbers.enumerated() where !ranges[place].isEmpty {
      if values.isEqual(ranges[place], page.value(Int(number))) { found[Int(number)] = candidates[place] }
    }
  }

  /// A table of where all values are found.
  var indexTable: [UInt32] {
    var index = index
    index.extend(to: values)
    return index.table
  }

  /// The number of a value, or nil where it never occurred. Looks through those that no index has.
  package func find(_ value: [UInt8]) -> UInt32? {
    index.find(value[...], hash: ValueIndex.hash(value[...]), in: values)
      ?? (UInt32(index.coverage)..<UInt32(max(index.coverage, count))).first { values.isEqual($0, value[...]) }
  }
}
