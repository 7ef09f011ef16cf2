/// A set of ranks as ranges that ascend and neither touch nor overlap: an area with all below it is most often one.
package struct RankSet: Sendable, Hashable {
  package let ranges: [Range<Int32>]
  /// From the first rank to the last.
  private let hull: Range<Int32>

  package static let empty = RankSet([])

  package init(_ range: Range<Int32>) {
    ranges = range.isEmpty ? [] : [range]
    hull = range
  }

  /// - Parameter ranges: in any order; they may overlap.
  package init(_ ranges: some Sequence<Range<Int32>>) {
    var merged: [Range<Int32>] = []
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
    hull = (merged.first?.lowerBound ?? 0)..<(merged.last?.upperBound ?? 0)
  }

  package var isEmpty: Bool { ranges.isEmpty }

  package func contains(_ rank: Int32) -> Bool {
    guard hull.contains(rank) else { return false }
    if ranges.count == 1 { return true }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= rank { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= rank
  }

  package func union(_ other: RankSet) -> RankSet { RankSet(ranges + other.ranges) }

  package func intersection(_ other: RankSet) -> RankSet {
    guard hull.overlaps(other.hull) else { return .empty }
    var result: [Range<Int32>] = []
    var (mine, theirs) = (0, 0)
    while mine < ranges.count, theirs < other.ranges.count {
      let common = ranges[mine].clamped(to: other.ranges[theirs])
      if !common.isEmpty { result.append(common) }
      if ranges[mine].upperBound < other.ranges[theirs].upperBound { mine += 1 } else { theirs += 1 }
    }
    return RankSet(result)
  }

  package func subtracting(_ other: RankSet) -> RankSet {
    guard hull.overlaps(other.hull) else { return self }
    var result: [Range<Int32>] = []
    for range in ranges {
      var start = range.lowerBound
      for hole in other.ranges where hole.overlaps(range) {
        if hole.lowerBound > start { result.append(start..<hole.lowerBound) }
        start = max(start, hole.upperBound)
      }
      if start < range.upperBound { result.append(start..<range.upperBound) }
    }
    return RankSet(result)
  }

  /// Whether the two have a rank in common.
  package func overlaps(_ other: RankSet) -> Bool {
    guard hull.overlaps(other.hull) else { return false }
    return !intersection(other).isEmpty
  }
}
