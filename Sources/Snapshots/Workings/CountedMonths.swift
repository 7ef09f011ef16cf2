package import Events
internal import Projections

/// What a counting adds up to, kept month by month: windows of many figures have months in common. It belongs to one thread.
package final class CountedMonths {
  package let counting: Counting
  private let counter: Counter
  /// By the numbers of areas, and of what lies outside; then by the index of the month; none for months outside of
  /// which nothing is dated.
  private var inside: [Int: [Int: Counter.Result]] = [:]
  private var outside: [Int: [Int: Counter.Result]] = [:]
  package init(_ counting: Counting, at point: Snapshot) {
    self.counting = counting
    counter = Counter(counting, at: point)
  }

  /// The records that the counting takes among those whose date lies in a period.
  /// - Parameter looksOutside: whether those are counted too that could not be placed.
  package func count(_ dates: Range<CivilDate>, in area: AreaWorkings, looksOutside: Bool) -> Counter.Result {
    let (start, end) = (dates.lowerBound.month, dates.upperBound.month)
    // Without an index each count looks at records one by one.
    guard counter.isIndexed(), start.start == dates.lowerBound, end.start == dates.upperBound else {
      return counter.count(dates: dates, scope: looksOutside ? area.scope : area.scope.insideAlone)
    }
    var result = CountedMonths.sum(
      start..<end, area.scope.insideAlone, &inside[area.number, default: [:]], counter)
    if looksOutside {
      result += CountedMonths.sum(
        start..<end, area.outside.scope, &outside[area.outside.number, default: [:]], counter)
    }
    return result
  }

  private static func sum(
    _ months: Range<Month>, _ scope: AreaScope, _ sums: inout [Int: Counter.Result], _ counter: Counter
  ) -> Counter.Result {
    var result = Counter.Result()
    guard !scope.isEmpty else { return result }
    for index in (months.lowerBound.index..<months.upperBound.index).clamped(to: counter.heldMonths) {
      if let known = sums[index] {
        result += known
        continue
      }
      let month = Month(index: index)
      let sum = counter.count(dates: month.start..<month.end, scope: scope)
      sums[index] = sum
      result += sum
    }
    return result
  }
}
