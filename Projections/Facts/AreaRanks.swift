/// The tree of areas laid out in a row: every area with all areas below it is one range of ranks. So "lies in an
/// area" is two comparisons, for the numbers that records carry.
package struct AreaRanks: Sendable {
  package let hierarchy: Hierarchy
  /// For each number of the dictionary of areas its rank.
  package let rank: [Int32]
  private let ranges: [Range<Int32>]
  private let lone: [String: Int32]
  /// The number of ranks.
  package let count: Int

  package init(_ dictionary: ValueDictionary, hierarchy: Hierarchy) {
    self.hierarchy = hierarchy
    var next: Int32 = 0
    var ranges = [Range<Int32>](repeating: 0..<0, count: hierarchy.areas.count)
    var starts = [Int32](repeating: 0, count: hierarchy.areas.count)
    for root in hierarchy.areas.indices where hierarchy.areas[root].parent == nil {
      var pending: [(area: Int, isDone: Bool)] = [(root, false)]
      while let (area, isDone) = pending.popLast() {
        if isDone {
          ranges[area] = starts[area]..<next
        } else {
          starts[area] = next
          next += 1
          pending.append((area, true))
          for child in hierarchy.areas[area].children { pending.append((child, false)) }
        }
      }
    }
    var rank = [Int32](repeating: -1, count: dictionary.count)
    var lone: [String: Int32] = [:]
    for number in 1..<max(1, dictionary.count) {
      guard case .text(let code) = StoredValue(dictionary[UInt32(number)]) else { continue }
      if let position = hierarchy.position(of: code) {
        rank[number] = starts[position]
      } else {
        rank[number] = next
        lone[code] = next
        next += 1
      }
    }
    self.rank = rank
    self.ranges = ranges
    self.lone = lone
    count = Int(next)
  }

  /// The ranks of an area and all below it; empty where neither the hierarchy nor a record knows the area.
  package func range(of code: String) -> Range<Int32> {
    if let position = hierarchy.position(of: code) { return ranges[position] }
    if let rank = lone[code] { return rank..<rank + 1 }
    return 0..<0
  }

  /// The rank of an area itself.
  package func own(_ code: String) -> Int32? {
    let range = range(of: code)
    return range.isEmpty ? nil : range.lowerBound
  }
}
