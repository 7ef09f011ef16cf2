package import Events
internal import Projections
package import Snapshots

/// The month to which an indicator is counted in a report, and what that rests on.
package struct LatestMonth: Hashable, Sendable {
  package enum Basis: Hashable, Sendable {
    /// The latest month whose returns are declared complete, for these feeds.
    case declaredComplete(feeds: [String])
    /// Nothing is declared for its records at all.
    case nothingDeclared
    /// Returns are declared, and none up to the quarter's end as complete.
    case noneComplete(feeds: [String])
    /// The end of the newest period that was published.
    case published
    /// Nothing was published up to the quarter's end.
    case nothingPublished
    /// The latest month with something to count ends no quarter, and readers are told of whole quarters.
    case wholeQuarters
  }

  package var month: Month
  package var basis: Basis

  /// How far back a complete month is looked for.
  private static let maximumSearchMonths = 240

  /// - Parameters:
  ///   - judges: of the indicator.
  ///   - last: the last month of the quarter.
  package init(indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot) {
    if judges.header(for: last)?.measure == .published {
      let ends = Self.publishedMonths(indicator: indicator, area: area, judges: judges, upTo: last, at: point)
      self.init(month: ends.last ?? last, basis: ends.isEmpty ? .nothingPublished : .published)
      return
    }
    let returns = Workings(point).area(area)
    var feeds: [String] = []
    for index in (last.index - Self.maximumSearchMonths...last.index).reversed() {
      let month = Month(index: index)
      let declared = DeclaredReturns(judges, month, in: returns)
      if index == last.index {
        feeds = declared.feeds
        guard !feeds.isEmpty else {
          self.init(month: last, basis: .nothingDeclared)
          return
        }
      }
      if declared.isComplete(in: returns) {
        self.init(month: month, basis: .declaredComplete(feeds: declared.feeds))
        return
      }
    }
    self.init(month: last, basis: .noneComplete(feeds: feeds))
  }

  /// The month to which readers of a detail are told: of what is in the grid the last one that ends a quarter, of what was
  /// published the newest that a paper showed; nil where none did.
  package init?(
    told detail: Detail, indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot
  ) {
    func endsQuarter(_ month: Month) -> Bool { Quarter(of: month).last == month }
    let latest = Self(indicator: indicator, area: area, judges: judges, upTo: last, at: point)
    switch detail {
    case .exact: self = latest
    case .published:
      let shown = Self.shownMonths(indicator: indicator, area: area, judges: judges, upTo: last, at: point)
      guard let month = shown.last else { return nil }
      self.init(month: month, basis: .published)
    case .rounded where endsQuarter(latest.month): self = latest
    case .rounded where latest.basis == .published:
      let ends = Self.publishedMonths(indicator: indicator, area: area, judges: judges, upTo: last, at: point)
      let month = ends.last(where: endsQuarter)
      self.init(month: month ?? last, basis: month == nil ? .nothingPublished : .published)
    case .rounded: self.init(month: Quarter(of: latest.month).first.adding(-1), basis: .wholeQuarters)
    }
  }

  /// The months up to `last` for whose windows a paper showed a figure, ascending.
  package static func shownMonths(
    indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot
  ) -> [Month] {
    let shown = point.publications(of: indicator, area: area).filter { $0.end <= last.end }
    let months = shown.map { ($0.start..<$0.end).lastDay.month }
    return Set(months).sorted().filter { month in
      guard let window = judges.header(for: month)?.window.months(to: month) else { return false }
      return shown.contains { $0.start == window.lowerBound.start && $0.end == window.upperBound.start }
    }
  }

  private init(month: Month, basis: Basis) {
    self.month = month
    self.basis = basis
  }

  /// The months up to `last` for whose windows a statistic is published, ascending.
  package static func publishedMonths(
    indicator: String, area: String, judges: Judges, upTo last: Month, at point: Snapshot
  ) -> [Month] {
    let ends = point.statistics(of: indicator, area: area).filter { $0.end <= last.end }
      .map { ($0.start..<$0.end).lastDay.month }
    return Set(ends).sorted().filter { month in
      guard let window = judges.header(for: month)?.window.months(to: month) else { return false }
      return point.statistic(indicator, area: area, window.lowerBound.start..<window.upperBound.start) != nil
    }
  }
}
