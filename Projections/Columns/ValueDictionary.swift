internal import Bytes

/// A dictionary of values: each distinct value gets a small number, in the order of first use. Number 0 is "missing".
package struct ValueDictionary: Sendable {
  private(set) var values: DistinctValues
  private(set) var index: ValueIndex

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

  /// Takes in what no table of where values are found has yet.
  mutating func extendIndex() { index.extend(to: values) }

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
