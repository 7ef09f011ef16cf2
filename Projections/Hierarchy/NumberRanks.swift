/// For each number of the dictionary of areas its rank: that of the area in the hierarchy, or one behind all of these for an
/// area that only records name, in the order of their numbers.
package struct NumberRanks: Sendable {
  private let areaCount: Int
  /// -1 for what is no area.
  private(set) var ranks: Column
  /// The numbers of the areas that only records name.
  private(set) var lone: Column

  /// The ranks of no number.
  init(areaCount: Int) { self.init(areaCount: areaCount, ranks: Column(), lone: Column()) }

  /// Ranks as they were stored.
  init(areaCount: Int, ranks: Column, lone: Column) {
    self.areaCount = areaCount
    self.ranks = ranks
    self.lone = lone
  }

  package var count: Int { ranks.count }

  package var loneCount: Int { lone.count }

  @inline(__always)
  package subscript(number: Int) -> Int32 { Int32(bitPattern: ranks[number]) }

  /// All ranks in one piece, for loops over many records.
  package var all: [Int32] {
    var all: [Int32] = []
    all.reserveCapacity(count)
    for run in ranks.runs(0..<count) {
      ranks.withRun(run) { numbers in
        for index in numbers.indices { all.append(Int32(bitPattern: numbers[index])) }
      }
    }
    return all
  }

  /// The number of an area that only records name, by its place among these.
  func number(ofLone place: Int) -> Int? { (0..<lone.count).contains(place) ? Int(lone[place]) : nil }

  /// Adds the next number.
  /// - Parameter area: nil for what is no area; the rank in the hierarchy, nil where only records name it.
  mutating func append(_ area: Int32??) {
    switch area {
    case nil: ranks.append(UInt32(bitPattern: -1))
    case .some(.some(let rank)): ranks.append(UInt32(rank))
    case .some(nil):
      ranks.append(UInt32(areaCount + lone.count))
      lone.append(UInt32(ranks.count - 1))
    }
  }
}
