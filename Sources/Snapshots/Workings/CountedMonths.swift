package import Events
internal import Projections

/// What a counting adds up to, kept month by month: windows of many figures have months in common. It belongs to one thread.
package final class CountedMonths {
  package let counting: Counting
  private let counter: Counter
  /// By the numbers of areas, and of what lies outside.
  private var inside: [Int: Sums] = [:]
  private var outside: [Int: Sums] = [:]

  /// What each month of a span adds up to, where it was counted.
  private struct Sums {
    private var first = 0
    private var months: [Counter.Result?] = []

    subscript(month: Int) -> Counter.Result? {
      get { months.indices.contains(month - first) ? months[month - first] : nil }
      set {
        if months.isEmpty { first = month }
        while month < first {
          months.insert(nil, at: 0)
          first -= 1
        }
        while month - first >= months.count { months.append(nil) }
        months[month - first] = newValue
      }
    }
  }

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
      start..<end, area.scope.insideAlone, &inside[area.number, default: Sums()], counter)
    if looksOutside {
      result += CountedMonths.sum(
        start..<end, area.outside.scope, &outside[area.outside.number, default: Sums()], counter)
    }
    return result
  }

  private static func sum(
    _ months: Range<Month>, _ scope: AreaScope, _ sums: inout Sums, _ counter: Counter
  ) -> Counter.Result {
    var result = Counter.Result()
    guard !scope.isEmpty else { return result }
    for index in months.lowerBound.index..<months.upperBound.index {
      let month = Month(index: index)
      let sum = sums[index] ?? counter.count(dates: month.start..<month.end, scope: scope)
      sums[index] = sum
      result += sum
    }
    return result
  }
}
