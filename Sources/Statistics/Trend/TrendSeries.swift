/// A series of points over time, oldest first, with what a trend test must know of it.
package struct TrendSeries<Point: Sendable>: Sendable {
  /// What a point of the series covers.
  package enum Periods: String, Sendable, CaseIterable {
    case years, quarters, months
    /// Windows that overlap their neighbours, like twelve months ending with each quarter.
    case rolling
  }

  package let periods: Periods
  /// Oldest first; nil where a period has no value.
  package let points: [Point?]
  /// The indices of points that are not comparable with the point before them.
  package let breaks: Set<Int>

  package init(_ points: [Point?], periods: Periods = .years, breaks: Set<Int> = []) {
    self.points = points
    self.periods = periods
    self.breaks = breaks
  }

  /// How many points are tested: the most recent ones.
  package static var pointsTested: Int { 5 }

  /// The five most recent points, if the series may be tested at all.
  func tested() throws(TrendRefusal) -> [Point] {
    switch periods {
    case .years: break
    case .quarters: throw .quarterly
    case .months: throw .monthly
    case .rolling: throw .rolling
    }
    guard points.count >= Self.pointsTested else { throw .fewerThanFivePoints(points.count) }
    let first = points.count - Self.pointsTested
    // A break before the first of the five lies outside what is tested.
    guard !breaks.contains(where: { $0 > first && $0 < points.count }) else { throw .breakInSeries }
    let recent = points[first...].compactMap { $0 }
    guard recent.count == Self.pointsTested else { throw .missingPoint }
    return recent
  }
}
