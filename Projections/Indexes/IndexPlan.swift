/// Which segments of an index are kept, and which rows new ones take: as in a counter in binary, a new one takes those
/// before it in that are no longer than it is, up to a bound. So a row is written anew a few times, however many come.
enum IndexPlan {
  /// Fewer rows than that are looked at one by one.
  static let leastRowCount = 4096
  /// Postings below which there is no index at all: to look at each is as fast.
  static let leastPostingCount = 20_000
  /// Longer segments are left as they are.
  static let mostRowCount = 1 << 19

  /// - Returns: how many segments are kept, and the rows of each new one; nil where nothing is to be done.
  static func plan(_ segments: [Range<Int>], count: Int) -> (kept: Int, new: [Range<Int>])? {
    guard count >= leastPostingCount else { return nil }
    var (kept, start) = (segments.count, segments.last?.upperBound ?? 0)
    guard count - start >= leastRowCount else { return nil }
    while kept > 0, segments[kept - 1].count <= count - start, count - segments[kept - 1].lowerBound <= mostRowCount {
      kept -= 1
      start = segments[kept].lowerBound
    }
    return (kept, stride(from: start, to: count, by: mostRowCount).map { $0..<min($0 + mostRowCount, count) })
  }
}
